package io.teamclaw.lifecycle.routing;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * What CloudFront shows the load balancer: its value now and the one before, which it may still
 * show.
 */
final class OriginSecrets {
    /** What a header's condition compares as it stands: {@code *} and {@code ?} match others. */
    private static final Predicate<String> PLAIN =
            Pattern.compile("[A-Za-z0-9_-]{32,128}").asMatchPredicate();

    private final SecretsManagerClient secrets;
    private final String arn;

    OriginSecrets(SecretsManagerClient secrets, String arn) {
        this.secrets = secrets;
        this.arn = arn;
    }

    /** One or two values, read anew: a start is rare, and a rotation must not wait. */
    Set<String> accepted() {
        Set<String> values = new LinkedHashSet<>();
        value("AWSCURRENT").ifPresent(values::add);
        value("AWSPREVIOUS").ifPresent(values::add);
        if (values.isEmpty()) {
            throw new IllegalStateException("The origin's secret has no value; run make bootstrap");
        }
        if (!values.stream().allMatch(PLAIN)) {
            throw new IllegalStateException(
                    "The origin's secret is not 32 to 128 letters, digits, hyphens and underscores;"
                            + " have an administrator set another");
        }
        return values;
    }

    /** A secret that was never changed has no previous version. */
    private Optional<String> value(String stage) {
        try {
            return Optional.of(
                    secrets.getSecretValue(get -> get.secretId(arn).versionStage(stage))
                            .secretString());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
