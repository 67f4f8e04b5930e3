package io.teamclaw.sidecar;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.keys.FileKeyPoolSource;
import io.teamclaw.sidecar.keys.KeyPoolSource;
import io.teamclaw.sidecar.keys.Periodic;
import io.teamclaw.sidecar.keys.SecretKeyPoolSource;
import io.teamclaw.sidecar.settings.InvalidSettingsException;
import io.teamclaw.sidecar.settings.KeyPoolLocation;
import io.teamclaw.sidecar.settings.Settings;
import io.teamclaw.sidecar.usage.UsageSinks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.logging.LogManager;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Starts the sidecar from its environment. The log goes to standard error. */
public final class Main {
    /** Exit codes: the environment is wrong; it is right, but starting failed. */
    private static final int INVALID = 2;

    private static final int FAILED = 1;

    /** How often the source is asked whether its pool is still fresh; asking costs nothing. */
    private static final Duration LOOK_AT_POOL = Duration.ofSeconds(5);

    private Main() {}

    public static void main(String[] args) {
        configureLogging();
        Logger log = System.getLogger(Main.class.getName());
        int problem = start(System.getenv(), log);
        if (problem != 0) {
            System.exit(problem);
        }
    }

    private static int start(Map<String, String> environment, Logger log) {
        try {
            Settings settings = Settings.of(environment);
            ProviderRegistry registry = registry(settings);
            Sidecar sidecar =
                    Sidecar.start(
                            settings,
                            registry,
                            keys(settings.keys().pool()),
                            UsageSinks.of(settings.usage(), AwsClients::dynamoDb));
            Runtime.getRuntime().addShutdownHook(new Thread(sidecar::close, "stop"));
            log.log(
                    Level.INFO,
                    "The sidecar listens on http://{0}:{1}",
                    settings.listen().host(),
                    String.valueOf(sidecar.port()));
            return 0;
        } catch (InvalidSettingsException e) {
            log.log(Level.ERROR, e.getMessage());
            return INVALID;
        } catch (UncheckedIOException e) {
            log.log(Level.ERROR, "SIDECAR_PORT: {0}", e.getCause().getMessage());
            return FAILED;
        }
    }

    private static ProviderRegistry registry(Settings settings) {
        ProviderRegistry builtIn = ProviderRegistry.builtIn();
        try {
            return settings.upstream().providersFile().map(builtIn::withOverlay).orElse(builtIn);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidSettingsException("SIDECAR_PROVIDERS_FILE: " + e.getMessage());
        }
    }

    private static KeyPoolSource keys(KeyPoolLocation location) {
        return switch (location) {
            case KeyPoolLocation.PoolFile(var path) -> new FileKeyPoolSource(new KeyPoolFile(path));
            case KeyPoolLocation.Secret(String arn) -> secret(arn);
        };
    }

    /** The SDK takes long to start: it starts beside the server, which answers meanwhile. */
    private static KeyPoolSource secret(String arn) {
        Lazy<SecretsManagerClient> client = new Lazy<>(AwsClients::secretsManager);
        KeyPoolSource source =
                new SecretKeyPoolSource(
                        () -> client.get().getSecretValue(get -> get.secretId(arn)).secretString(),
                        InstantSource.system());
        // Also while no call comes, so that the next one waits for nothing.
        Periodic.start("key-pool", LOOK_AT_POOL, source::current);
        return source;
    }

    private static void configureLogging() {
        try (InputStream properties = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's own logging.properties", e);
        }
    }
}
