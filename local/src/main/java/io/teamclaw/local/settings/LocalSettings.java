package io.teamclaw.local.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the environment says about this installation.
 *
 * @param port where people reach it, {@code TEAMCLAW_PORT}, default 8080
 * @param data where everything is kept, {@code TEAMCLAW_DATA}, default {@code ~/.teamclaw}
 * @param adminPassword {@code TEAMCLAW_ADMIN_PASSWORD}; without it the first start makes one
 * @param allowedDomains e-mail domains that may sign up, {@code TEAMCLAW_DOMAINS} (comma
 *     separated), default {@code example.com}
 * @param providersFile {@code TEAMCLAW_PROVIDERS_FILE}: YAML laid over the provider registry
 * @param openClaw {@code TEAMCLAW_OPENCLAW}: a folder into which npm has installed OpenClaw and its
 *     Node already; without it they are installed into the data folder
 */
public record LocalSettings(
        int port,
        Path data,
        Optional<String> adminPassword,
        Set<String> allowedDomains,
        Optional<Path> providersFile,
        Optional<Path> openClaw) {
    private static final int SHORTEST_PASSWORD = 12;
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

    /**
     * Reads the settings.
     *
     * @param environment the variables
     * @param home the person's home folder
     * @throws IllegalArgumentException in one line that names the variable and says what it may be
     */
    public static LocalSettings of(Map<String, String> environment, Path home) {
        return new LocalSettings(
                port(value(environment, "TEAMCLAW_PORT").orElse("8080")),
                value(environment, "TEAMCLAW_DATA")
                        .map(Path::of)
                        .orElse(home.resolve(".teamclaw"))
                        .toAbsolutePath()
                        .normalize(),
                value(environment, "TEAMCLAW_ADMIN_PASSWORD").map(LocalSettings::password),
                domains(value(environment, "TEAMCLAW_DOMAINS").orElse("example.com")),
                value(environment, "TEAMCLAW_PROVIDERS_FILE").map(Path::of),
                value(environment, "TEAMCLAW_OPENCLAW").map(Path::of));
    }

    /** What stands in the browser's address bar. */
    public URI publicOrigin() {
        return URI.create("http://localhost:" + port);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LocalSettings[port=" + port + ", data=" + data + "]";
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new IllegalArgumentException("TEAMCLAW_PORT must be a port number, 1 to 65535");
    }

    private static String password(String text) {
        if (text.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "TEAMCLAW_ADMIN_PASSWORD must have at least "
                            + SHORTEST_PASSWORD
                            + " characters");
        }
        return text;
    }

    private static Set<String> domains(String text) {
        Set<String> domains = new LinkedHashSet<>();
        Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(domain -> !domain.isEmpty())
                .forEach(domains::add);
        if (domains.isEmpty() || !domains.stream().allMatch(d -> DOMAIN.matcher(d).matches())) {
            throw new IllegalArgumentException(
                    "TEAMCLAW_DOMAINS must be e-mail domains separated by commas, e.g."
                            + " example.com,example.org");
        }
        return Set.copyOf(domains);
    }
}
