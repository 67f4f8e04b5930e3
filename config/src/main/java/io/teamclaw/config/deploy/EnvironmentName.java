package io.teamclaw.config.deploy;

import java.util.regex.Pattern;

/**
 * Which installation: {@code dev}, {@code prod} or another; part of every resource's name, hence
 * short, and without a hyphen: else a policy on {@code teamclaw-user-dev-*} would also speak of an
 * environment {@code dev-2}.
 *
 * @param value 2 to 12 lower-case letters and digits, a letter first
 */
public record EnvironmentName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,11}");

    public EnvironmentName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An environment's name is 2 to 12 lower-case letters and digits, a letter first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
