package io.teamclaw.config.deploy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which installation: {@code dev}, {@code prod} or another; part of every resource's name, and
 * without a hyphen: else a policy on {@code teamclaw-user-dev-*} would also speak of an environment
 * {@code dev-2}.
 *
 * <p>9 characters are what IAM's 64 of a role's name leave beside {@code teamclaw-user-}, a hyphen
 * and a user id of 40. Amazon Cognito refuses some words in the domain of its sign-in pages, of
 * which the name is a part (API reference, CreateUserPoolDomain).
 *
 * @param value 2 to 9 lower-case letters and digits, a letter first, without {@code aws}, {@code
 *     amazon} and {@code cognito}
 */
public record EnvironmentName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,8}");
    private static final List<String> COGNITOS_OWN = List.of("aws", "amazon", "cognito");

    public EnvironmentName {
        if (!FORM.matcher(value).matches() || COGNITOS_OWN.stream().anyMatch(value::contains)) {
            throw new IllegalArgumentException(
                    "An environment's name is 2 to 9 lower-case letters and digits, a letter first,"
                            + " without aws, amazon and cognito, which Cognito refuses in the"
                            + " sign-in pages' address");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
