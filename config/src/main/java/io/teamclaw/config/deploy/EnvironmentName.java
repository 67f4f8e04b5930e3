package io.teamclaw.config.deploy;

import java.util.regex.Pattern;

/**
 * Which installation: {@code dev}, {@code prod} or another; part of every resource's name, hence
 * short.
 *
 * @param value 2 to 12 lower-case letters, digits and inner hyphens, a letter first
 */
public record EnvironmentName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,10}[a-z0-9]");

    public EnvironmentName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An environment's name is 2 to 12 lower-case letters, digits and inner hyphens, a"
                            + " letter first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
