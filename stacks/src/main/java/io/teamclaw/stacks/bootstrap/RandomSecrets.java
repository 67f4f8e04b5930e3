package io.teamclaw.stacks.bootstrap;

import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.aws.Calls;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets with a value of our own making; a value that is there is never replaced. */
final class RandomSecrets {
    /** Of randomness: 43 characters of base64url, which both IAM and an HTTP header take. */
    private static final int BYTES = 32;

    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private static final SecureRandom RANDOM = new SecureRandom();

    private enum State {
        MADE,
        THERE
    }

    private final SecretsManagerClient secrets;
    private final Map<String, String> tags;
    private final Progress progress;

    RandomSecrets(SecretsManagerClient secrets, Map<String, String> tags, Progress progress) {
        this.secrets = secrets;
        this.tags = tags;
        this.progress = progress;
    }

    /** A value that nobody guesses. */
    static String randomText() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Makes the secret with a value, or gives it one where it has none. */
    void ensure(String name, String description, Supplier<String> value) {
        if (ensureCurrent(name, description, value) == State.THERE) {
            progress.there("secret " + name);
        }
    }

    /**
     * The same with a random value and one that counts as the value before it. The stacks read both
     * from the beginning, so that a rotation is a new value and nothing else.
     */
    void ensureTwo(String name, String description) {
        State found = ensureCurrent(name, description, RandomSecrets::randomText);
        if (describe(name).filter(secret -> has(secret, PREVIOUS)).isPresent()) {
            progress.there("secret " + name);
            return;
        }
        // Secrets Manager calls the current value the previous one when it gets another.
        String kept = value(name);
        put(name, randomText());
        put(name, kept);
        if (found == State.THERE) {
            progress.completed("secret " + name + ", which had no value before the current one");
        }
    }

    private State ensureCurrent(String name, String description, Supplier<String> value) {
        String what = "secret " + name;
        Optional<DescribeSecretResponse> found = describe(name);
        if (found.isEmpty()) {
            create(name, description, value.get());
            progress.made(what);
            return State.MADE;
        } else if (found.get().deletedDate() != null) {
            throw new AwsException(
                    "The secret %1$s is being deleted: restore it with `aws secretsmanager restore-secret --secret-id %1$s`, or wait until it is gone"
                            .formatted(name));
        } else if (has(found.get(), CURRENT)) {
            return State.THERE;
        } else {
            put(name, value.get());
            progress.completed(what + ", which had no value");
            return State.MADE;
        }
    }

    private void put(String name, String value) {
        Calls.call(
                "secretsmanager:PutSecretValue",
                "secret " + name,
                () -> secrets.putSecretValue(r -> r.secretId(name).secretString(value)));
    }

    /** The value of a secret that is there. */
    String value(String name) {
        return Calls.call(
                        "secretsmanager:GetSecretValue",
                        "secret " + name,
                        () -> secrets.getSecretValue(request -> request.secretId(name)))
                .secretString();
    }

    private Optional<DescribeSecretResponse> describe(String name) {
        return Calls.find(
                "secretsmanager:DescribeSecret",
                "secret " + name,
                "ResourceNotFoundException",
                () -> secrets.describeSecret(request -> request.secretId(name)));
    }

    private static boolean has(DescribeSecretResponse secret, String stage) {
        return secret.hasVersionIdsToStages()
                && secret.versionIdsToStages().values().stream()
                        .anyMatch(stages -> stages.contains(stage));
    }

    private void create(String name, String description, String value) {
        List<Tag> tagList =
                tags.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        Calls.call(
                "secretsmanager:CreateSecret and secretsmanager:TagResource",
                "secret " + name,
                () ->
                        secrets.createSecret(
                                request ->
                                        request.name(name)
                                                .description(description)
                                                .secretString(value)
                                                .tags(tagList)));
    }
}
