package io.teamclaw.sidecar;

import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.sidecar.keys.FileKeyPoolSource;
import io.teamclaw.sidecar.keys.KeyPoolSource;
import io.teamclaw.sidecar.keys.Periodic;
import io.teamclaw.sidecar.keys.SecretKeyPoolSource;
import io.teamclaw.sidecar.operations.BuildInfo;
import io.teamclaw.sidecar.operations.Check;
import io.teamclaw.sidecar.operations.LiveRegistry;
import io.teamclaw.sidecar.operations.Logging;
import io.teamclaw.sidecar.operations.Signals;
import io.teamclaw.sidecar.settings.InvalidSettingsException;
import io.teamclaw.sidecar.settings.KeyPoolLocation;
import io.teamclaw.sidecar.settings.Settings;
import io.teamclaw.sidecar.usage.UsageSinks;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Starts the sidecar from its environment. The log goes to standard error. */
public final class Main {
    /** Exit codes: the environment is wrong; it is right, but starting failed. */
    private static final int INVALID = 2;

    private static final int FAILED = 1;

    /** How often the source is asked whether its pool is still fresh; asking costs nothing. */
    private static final Duration LOOK_AT_POOL = Duration.ofSeconds(5);

    /** Where no signal says so, a changed file is seen after this time. */
    private static final Duration LOOK_AT_PROVIDERS = Duration.ofSeconds(60);

    private Main() {}

    public static void main(String[] args) {
        int problem =
                switch (args.length == 0 ? "" : args[0]) {
                    case "" -> start(System.getenv());
                    case "--check" -> check(System.getenv());
                    case "--version" -> print(List.of(BuildInfo.current().line()));
                    default -> {
                        print(List.of("Usage: teamclaw-sidecar [--check | --version]"));
                        yield INVALID;
                    }
                };
        if (problem != 0 || args.length > 0) {
            System.exit(problem);
        }
    }

    private static int start(Map<String, String> environment) {
        Logging.configure(false);
        Logger log = System.getLogger(Main.class.getName());
        try {
            withoutServices();
            Settings settings = Settings.of(environment);
            Logging.configure(settings.operations().jsonLog());
            LiveRegistry registry = registry(settings);
            AwsClients aws = new AwsClients(settings);
            KeyPoolSource keys = keys(settings.keys().pool(), aws);
            Sidecar sidecar =
                    Sidecar.start(
                            settings,
                            registry,
                            keys,
                            UsageSinks.of(settings.usage(), aws::dynamoDb),
                            aws);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sidecar), "stop"));
            Signals.on(
                    "HUP",
                    () -> {
                        registry.reloadIfChanged();
                        keys.reload();
                        sidecar.reload();
                    });
            Periodic.start("providers", LOOK_AT_PROVIDERS, registry::reloadIfChanged);
            log.log(
                    Level.INFO,
                    "The sidecar listens on http://"
                            + settings.listen().host()
                            + ":"
                            + sidecar.port());
            sidecar.metricsPort()
                    .ifPresent(
                            port ->
                                    log.log(
                                            Level.INFO,
                                            "Metrics are at http://127.0.0.1:"
                                                    + port
                                                    + "/metrics"));
            return 0;
        } catch (InvalidSettingsException e) {
            log.log(Level.ERROR, e.getMessage());
            return INVALID;
        } catch (UncheckedIOException e) {
            log.log(Level.ERROR, "SIDECAR_PORT: {0}", e.getCause().getMessage());
            return FAILED;
        }
    }

    /** Helidon would look through the class path for parts that take its place; there are none. */
    private static void withoutServices() {
        GlobalServiceRegistry.registry(
                ServiceRegistryManager.create(
                                ServiceRegistryConfig.builder()
                                        .discoverServices(false)
                                        .discoverServicesFromServiceLoader(false)
                                        .build())
                        .registry());
    }

    /**
     * Whoever asks a sidecar to stop and gets all of it done is told 0, not the signal's number.
     */
    private static void stop(Sidecar sidecar) {
        sidecar.close();
        Runtime.getRuntime().halt(0);
    }

    private static int check(Map<String, String> environment) {
        Logging.configure(false);
        Check.Report report =
                Check.of(
                        environment,
                        location -> keys(location, new AwsClients(Settings.of(environment))));
        print(report.lines());
        return report.good() ? 0 : INVALID;
    }

    private static int print(List<String> lines) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        lines.forEach(out::println);
        return 0;
    }

    private static LiveRegistry registry(Settings settings) {
        try {
            return new LiveRegistry(settings.upstream().providersFile());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidSettingsException("SIDECAR_PROVIDERS_FILE: " + e.getMessage());
        }
    }

    private static KeyPoolSource keys(KeyPoolLocation location, AwsClients aws) {
        return location instanceof KeyPoolLocation.PoolFile(Path path)
                ? new FileKeyPoolSource(new KeyPoolFile(path))
                : secret(((KeyPoolLocation.Secret) location).arn(), aws);
    }

    /** The SDK takes long to start: it starts beside the server, which answers meanwhile. */
    private static KeyPoolSource secret(String arn, AwsClients aws) {
        Lazy<SecretsManagerClient> client = new Lazy<>(aws::secretsManager);
        KeyPoolSource source =
                new SecretKeyPoolSource(
                        () -> client.get().getSecretValue(get -> get.secretId(arn)).secretString(),
                        InstantSource.system());
        // Also while no call comes, so that the next one waits for nothing.
        Periodic.start("key-pool", LOOK_AT_POOL, source::current);
        return source;
    }
}
