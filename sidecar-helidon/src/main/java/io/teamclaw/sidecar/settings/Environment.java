package io.teamclaw.sidecar.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@link Settings} from environment variables. A blank variable counts as absent. */
public final class Environment {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final String NOBODY = "local";

    /** By then the roll-up holds what is needed for longer. */
    private static final int USAGE_DAYS = 90;

    /** Ten years, the most that a deployment's settings take. */
    private static final int MOST_USAGE_DAYS = 3653;

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * @throws InvalidSettingsException naming the variable
     */
    public Settings settings() {
        Optional<String> table = text("USAGE_TABLE_NAME");
        if (table.isPresent() && text("USER_ID").isEmpty()) {
            throw new InvalidSettingsException(
                    "USER_ID is missing: rows of USAGE_TABLE_NAME belong to a user");
        }
        return new Settings(
                host(),
                number("SIDECAR_PORT", 3000, 0, 65535),
                keyPool(),
                table,
                Duration.ofDays(number("USAGE_RETENTION_DAYS", USAGE_DAYS, 1, MOST_USAGE_DAYS)),
                value("USER_ID", UserId::new).orElseGet(() -> new UserId(NOBODY)),
                value("TEAM_ID", TeamId::new),
                value("SIDECAR_PROVIDERS_FILE", Environment::path),
                Duration.ofSeconds(number("SIDECAR_UPSTREAM_IDLE_SECONDS", 600, 1, 86_400)));
    }

    private String host() {
        String host = text("SIDECAR_HOST").orElse("127.0.0.1");
        if (!isLoopback(host)) {
            throw new InvalidSettingsException(
                    "SIDECAR_HOST must be a loopback address such as 127.0.0.1: whoever reaches the"
                            + " sidecar spends the company's keys");
        }
        return host;
    }

    private static boolean isLoopback(String host) {
        try {
            // Only what cannot cause a DNS query is looked up.
            return host.equals("localhost")
                    || ADDRESS.matcher(host).matches()
                            && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private KeyPoolLocation keyPool() {
        Optional<String> arn = text("API_KEYS_SECRET_ARN");
        Optional<Path> file = value("KEY_POOL_FILE", Environment::path);
        if (arn.isPresent() == file.isPresent()) {
            throw new InvalidSettingsException(
                    "Set exactly one of KEY_POOL_FILE and API_KEYS_SECRET_ARN; "
                            + (arn.isPresent() ? "both are set" : "none is set"));
        }
        return file.<KeyPoolLocation>map(KeyPoolLocation.PoolFile::new)
                .orElseGet(() -> new KeyPoolLocation.Secret(arn.orElseThrow()));
    }

    private int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new InvalidSettingsException(
                name + " must be a whole number from " + least + " to " + most);
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path", e);
        }
    }

    private <T> Optional<T> value(String name, Function<String, T> of) {
        try {
            return text(name).map(of);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(name + ": " + e.getMessage());
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }
}
