package io.teamclaw.stacks.testing;

import io.teamclaw.config.deploy.Architecture;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.DomainSettings;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.deploy.ImageTags;
import io.teamclaw.config.deploy.NetworkSettings;
import io.teamclaw.config.deploy.RetentionSettings;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.deploy.ServiceSettings;
import io.teamclaw.config.deploy.SignInSettings;
import io.teamclaw.config.deploy.StateBackend;
import io.teamclaw.config.deploy.WorkspaceTaskSettings;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.stacks.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Two deployments that differ in every setting. */
public final class Deployments {
    /** The account that the emulator plays. */
    public static final String ACCOUNT = MotoServer.ACCOUNT;

    private static final String CERTIFICATE = "arn:aws:acm:%s:" + ACCOUNT + ":certificate/%s";

    private Deployments() {}

    /** Cheap: no domain, one NAT gateway, nothing protected, state in files. */
    public static Deployment small() {
        return of(
                new DeploySettings(
                        new EnvironmentName("test"),
                        "eu-west-1",
                        ACCOUNT,
                        Map.of(),
                        false,
                        StateBackend.LOCAL,
                        Routing.ROUTER,
                        Optional.empty(),
                        new NetworkSettings("10.20.0.0/16", 2, false, List.of()),
                        Optional.empty(),
                        new WorkspaceTaskSettings(
                                "ghcr.io/openclaw/openclaw:2026.9.6",
                                1024,
                                3072,
                                Architecture.X86_64,
                                0,
                                Duration.ofMinutes(30)),
                        new ImageTags("0.1.0", "0.1.0", "0.1.0"),
                        new ServiceSettings(256, 512, 1, 2),
                        new ServiceSettings(512, 1024, 1, 1),
                        new SignInSettings(List.of("example.com"), Optional.empty()),
                        new RetentionSettings(30, 90, 90),
                        Optional.empty()));
    }

    /** Everything on: domain, three zones, protection, Spot, ARM, remote state. */
    public static Deployment large() {
        return of(
                new DeploySettings(
                        new EnvironmentName("live"),
                        "eu-central-1",
                        ACCOUNT,
                        Map.of("CostCenter", "it"),
                        true,
                        StateBackend.S3,
                        Routing.ROUTER,
                        Optional.of("ops@example.com"),
                        new NetworkSettings("10.30.0.0/16", 3, true, List.of("ecr.api", "ecr.dkr")),
                        Optional.of(
                                new DomainSettings(
                                        "team.example.com",
                                        CERTIFICATE.formatted("us-east-1", "edge"),
                                        CERTIFICATE.formatted("eu-central-1", "origin"),
                                        Optional.of("Z0123456789ABC"))),
                        new WorkspaceTaskSettings(
                                "ghcr.io/openclaw/openclaw:2026.9.6",
                                1024,
                                3072,
                                Architecture.ARM64,
                                70,
                                Duration.ofMinutes(30)),
                        new ImageTags("0.1.0", "0.1.0", "0.1.0"),
                        new ServiceSettings(512, 1024, 2, 6),
                        new ServiceSettings(1024, 2048, 2, 4),
                        new SignInSettings(List.of("example.com"), Optional.empty()),
                        new RetentionSettings(365, 365, 400),
                        Optional.empty()));
    }

    /** The small one, in which the load balancer leads to each workspace and there is no router. */
    public static Deployment routedByLoadBalancer() {
        return of(ChangedSettings.routedByLoadBalancer(small().settings()));
    }

    public static Deployment of(DeploySettings settings) {
        return Deployment.of(settings, emptyJar());
    }

    /** What stands for the functions' jar where only its place matters. */
    private static Path emptyJar() {
        Path jar = Path.of("target", "test-functions.jar").toAbsolutePath();
        try {
            Files.createDirectories(jar.getParent());
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                ZipEntry entry = new ZipEntry("META-INF/");
                // The same bytes each time: what is synthesised holds their hash.
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
