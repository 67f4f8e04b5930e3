package io.teamclaw.lifecycle.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.BootstrapFiles;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where one setting stands.
 *
 * @param scope {@code global}, {@code team#{teamId}} or {@code user#{userId}}
 * @param key {@code openclaw/{top-level key}}, {@code bootstrap/{file name}} or {@code
 *     platform/{name}}
 */
record SettingName(String scope, String key) {
    static final String GLOBAL = "global";
    static final String OPENCLAW = "openclaw/";
    static final String BOOTSTRAP = "bootstrap/";
    static final String PLATFORM = "platform/";

    private static final Pattern TOP_LEVEL_KEY = Pattern.compile("[A-Za-z$][A-Za-z0-9_$-]{0,63}");
    private static final Pattern PLATFORM_NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** Names that JavaScript gives a meaning, and OpenClaw is JavaScript. */
    private static final Set<String> NEVER = Set.of("constructor", "prototype");

    SettingName {
        requireScope(scope);
        if (!isKey(key)) {
            throw new IllegalArgumentException(
                    "A setting's key is openclaw/{top-level key}, bootstrap/{one of "
                            + BootstrapFiles.NAMES
                            + "} or platform/{name}");
        }
    }

    static String team(TeamId id) {
        return "team#" + id;
    }

    static String user(UserId id) {
        return "user#" + id;
    }

    boolean isBootstrap() {
        return key.startsWith(BOOTSTRAP);
    }

    /** {@code global}, {@code team} or {@code user}. */
    String kindOfScope() {
        int hash = scope.indexOf('#');
        return hash < 0 ? scope : scope.substring(0, hash);
    }

    @Override
    public String toString() {
        return scope + " " + key;
    }

    static void requireScope(String scope) {
        if (scope.startsWith("team#")) {
            new TeamId(scope.substring("team#".length()));
        } else if (scope.startsWith("user#")) {
            new UserId(scope.substring("user#".length()));
        } else if (!scope.equals(GLOBAL)) {
            throw new IllegalArgumentException(
                    "A setting's scope is global, team#{team id} or user#{user id}");
        }
    }

    private static boolean isKey(String key) {
        if (key.startsWith(OPENCLAW)) {
            String name = key.substring(OPENCLAW.length());
            return TOP_LEVEL_KEY.matcher(name).matches() && !NEVER.contains(name);
        }
        if (key.startsWith(BOOTSTRAP)) {
            return BootstrapFiles.NAMES.contains(key.substring(BOOTSTRAP.length()));
        }
        return key.startsWith(PLATFORM)
                && PLATFORM_NAME.matcher(key.substring(PLATFORM.length())).matches();
    }
}
