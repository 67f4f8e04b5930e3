package io.teamclaw.lifecycle.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.KeyPoolJson;
import io.teamclaw.lifecycle.aws.AwsErrors;
import io.teamclaw.lifecycle.waiting.Backoff;
import io.teamclaw.lifecycle.waiting.Pause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The key pool in a secret of AWS Secrets Manager. Writers never overwrite each other: each derives
 * the new version's id from the versions that it read, so that of two who start from the same ones
 * the second is told that the version is there already, reads again and applies its change to what
 * stands then. Two who write the very same text both succeed, which is harmless. It needs the
 * rights to describe, to get and to put, and none to move labels.
 */
public final class SecretKeyPoolStore implements EditablePool {
    /** Of a secret's text, in bytes. */
    private static final int LARGEST = 65_536;

    private static final int ATTEMPTS = 40;

    private final SecretsManagerClient secrets;
    private final String arn;
    private final Pause pause;

    /**
     * @param arn ARN or name of the secret, which has no version at first
     */
    public SecretKeyPoolStore(SecretsManagerClient secrets, String arn) {
        this(secrets, arn, Pause.real());
    }

    SecretKeyPoolStore(SecretsManagerClient secrets, String arn, Pause pause) {
        this.secrets = secrets;
        this.arn = arn;
        this.pause = pause;
    }

    /**
     * The pool as it stands; an absent secret, or one without a version, is an empty pool.
     *
     * @throws KeyPoolFormatException where what is stored is malformed
     * @throws KeyPoolStoreException where it cannot be read
     */
    @Override
    public KeyPool read() {
        return again(
                () -> {
                    Optional<SecretVersions> versions = versions();
                    return versions.isEmpty() ? Optional.of(KeyPool.EMPTY) : pool(versions.get());
                });
    }

    /**
     * Applies a change to what stands now and stores it; it is asked again where somebody else was
     * faster. A change that throws, and one that changes nothing, stores nothing.
     *
     * @return what stands then
     * @throws KeyPoolFormatException where what is stored is malformed; it stays as it is
     * @throws KeyPoolStoreException where it cannot be read or stored
     */
    @Override
    public KeyPool update(UnaryOperator<KeyPool> change) {
        return again(
                () -> {
                    SecretVersions versions = versions().orElseThrow(this::isAbsent);
                    return pool(versions)
                            .flatMap(before -> put(versions, before, change.apply(before)));
                });
    }

    /** Empty where there is no secret. */
    private Optional<SecretVersions> versions() {
        try {
            DescribeSecretResponse secret = secrets.describeSecret(get -> get.secretId(arn));
            return Optional.of(SecretVersions.of(secret.versionIdsToStages()));
        } catch (ResourceNotFoundException absent) {
            return Optional.empty();
        }
    }

    /** Empty where the version has gone meanwhile. */
    private Optional<KeyPool> pool(SecretVersions versions) {
        if (versions.current().isEmpty()) {
            return Optional.of(KeyPool.EMPTY);
        }
        try {
            String text =
                    secrets.getSecretValue(
                                    get ->
                                            get.secretId(arn)
                                                    .versionId(versions.current().orElseThrow()))
                            .secretString();
            if (text == null) {
                throw new KeyPoolFormatException("The key pool's secret holds bytes, not text");
            }
            return Optional.of(KeyPoolJson.parse(text));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** Empty where somebody else was faster. */
    private Optional<KeyPool> put(SecretVersions versions, KeyPool before, KeyPool after) {
        if (after.equals(before)) {
            return Optional.of(before);
        }
        String text = KeyPoolJson.write(after);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST) {
            throw new KeyPoolStoreException(
                    ("All keys together need %d bytes, and a secret holds no more than %d."
                                    + " Nothing was saved; remove keys that are not used any more.")
                            .formatted(bytes, LARGEST));
        }
        try {
            secrets.putSecretValue(
                    put ->
                            put.secretId(arn)
                                    .clientRequestToken(versions.next())
                                    .secretString(text));
            return Optional.of(after);
        } catch (ResourceExistsException faster) {
            return Optional.empty();
        }
    }

    private <T> T again(Supplier<Optional<T>> attempt) {
        Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(400));
        for (int round = 0; round < ATTEMPTS; round++) {
            Optional<T> result = told(attempt);
            if (result.isPresent()) {
                return result.get();
            }
            pause.of(backoff.next());
        }
        throw new KeyPoolStoreException(
                "The keys were changed by others all the time. Nothing was saved; try again.");
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (LimitExceededException e) {
            // Versions without a label go after a day, and there may be some hundred of them.
            throw new KeyPoolStoreException(
                    "The secret was changed too often within a day for AWS to keep all of its"
                            + " versions. Nothing was saved; try again later.",
                    e);
        } catch (InvalidRequestException e) {
            throw new KeyPoolStoreException(
                    "The secret " + arn + " cannot be used; perhaps it is marked for deletion.", e);
        } catch (SdkException e) {
            throw new KeyPoolStoreException(
                    AwsErrors.isDenied(e)
                            ? "The portal lacks the right to read or change the secret " + arn + "."
                            : "Secrets Manager did not answer as it should. Try again.",
                    e);
        }
    }

    private KeyPoolStoreException isAbsent() {
        return new KeyPoolStoreException(
                "There is no secret " + arn + " to keep keys in; the foundation stack makes it.");
    }
}
