package io.teamclaw.config.id;

import java.util.regex.Pattern;

/** The one alphabet of ids that become path segments, folder names and resource names. */
final class IdRules {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    private IdRules() {}

    static void check(String what, String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A "
                            + what
                            + " has 1 to 40 characters of a-z, 0-9 and '-', and starts and ends with a"
                            + " letter or digit");
        }
    }
}
