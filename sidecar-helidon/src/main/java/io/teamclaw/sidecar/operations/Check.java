package io.teamclaw.sidecar.operations;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.keys.KeyPoolSource;
import io.teamclaw.sidecar.keys.PoolState;
import io.teamclaw.sidecar.settings.InvalidSettingsException;
import io.teamclaw.sidecar.settings.KeyPoolLocation;
import io.teamclaw.sidecar.settings.Settings;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Looks at what a sidecar would be started with, and starts none. */
public final class Check {
    /**
     * What was found.
     *
     * @param lines one for each finding, for people, without a key
     * @param good whether it would start and could answer calls
     */
    public record Report(List<String> lines, boolean good) {}

    private Check() {}

    /**
     * @param keys makes the source of the key pool
     */
    public static Report of(
            Map<String, String> environment, Function<KeyPoolLocation, KeyPoolSource> keys) {
        List<String> lines = new ArrayList<>();
        try {
            Settings settings = Settings.of(environment);
            lines.add("settings: good");
            ProviderRegistry registry = registry(settings);
            lines.add("providers: " + registry.providers().size());
            boolean pool = pool(keys.apply(settings.keys().pool()).current(), lines);
            lines.add(
                    settings.policy()
                            .table()
                            .map(name -> "limits: table " + name)
                            .orElse("limits: loops only, CONFIG_TABLE_NAME is not set"));
            lines.add(
                    settings.usage()
                            .table()
                            .map(name -> "usage: table " + name)
                            .orElse("usage: standard output, USAGE_TABLE_NAME is not set"));
            return new Report(lines, pool);
        } catch (InvalidSettingsException e) {
            lines.add("settings: " + e.getMessage());
            return new Report(lines, false);
        }
    }

    private static ProviderRegistry registry(Settings settings) {
        try {
            return new LiveRegistry(settings.upstream().providersFile()).get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidSettingsException("SIDECAR_PROVIDERS_FILE: " + e.getMessage());
        }
    }

    private static boolean pool(PoolState state, List<String> lines) {
        return switch (state) {
            case PoolState.Readable(KeyPool pool) -> {
                for (String provider : pool.providers().keySet().stream().sorted().toList()) {
                    int usable = pool.usable(provider, Instant.now()).size();
                    int all = pool.keys(provider).size();
                    lines.add("keys: " + provider + " " + usable + " of " + all + " usable");
                }
                if (pool.isEmpty()) {
                    lines.add("keys: the pool is empty");
                }
                yield true;
            }
            case PoolState.Unreadable unreadable -> {
                lines.add("keys: " + unreadable.reason());
                yield false;
            }
        };
    }
}
