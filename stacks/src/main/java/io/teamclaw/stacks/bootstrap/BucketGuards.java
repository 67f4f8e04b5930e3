package io.teamclaw.stacks.bootstrap;

import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.aws.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * What guards a bucket that holds Terraform's state. Only what is missing is set: encryption with a
 * key of the company's own or another expiry stay as somebody chose them.
 */
final class BucketGuards {
    private final S3Client s3;
    private final String bucket;
    private final List<String> set = new ArrayList<>();

    BucketGuards(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Sets what is missing and names it. */
    List<String> ensure(Map<String, String> tags) {
        nothingPublic();
        ownerEnforced();
        versions();
        encryption();
        tlsOnly();
        expiry();
        tags(tags);
        return List.copyOf(set);
    }

    private void nothingPublic() {
        var found =
                find(
                        "s3:GetBucketPublicAccessBlock",
                        "NoSuchPublicAccessBlockConfiguration",
                        () -> s3.getPublicAccessBlock(b -> b.bucket(bucket)));
        if (found.filter(
                        f ->
                                f.publicAccessBlockConfiguration()
                                        .equals(BucketStandard.NOTHING_PUBLIC))
                .isEmpty()) {
            set(
                    "nothing public",
                    "s3:PutBucketPublicAccessBlock",
                    () ->
                            s3.putPublicAccessBlock(
                                    b ->
                                            b.bucket(bucket)
                                                    .publicAccessBlockConfiguration(
                                                            BucketStandard.NOTHING_PUBLIC)));
        }
    }

    private void ownerEnforced() {
        var found =
                find(
                        "s3:GetBucketOwnershipControls",
                        "OwnershipControlsNotFoundError",
                        () -> s3.getBucketOwnershipControls(b -> b.bucket(bucket)));
        if (found.filter(f -> f.ownershipControls().equals(BucketStandard.OWNER_ENFORCED))
                .isEmpty()) {
            set(
                    "no access lists",
                    "s3:PutBucketOwnershipControls",
                    () ->
                            s3.putBucketOwnershipControls(
                                    b ->
                                            b.bucket(bucket)
                                                    .ownershipControls(
                                                            BucketStandard.OWNER_ENFORCED)));
        }
    }

    private void versions() {
        var found =
                call("s3:GetBucketVersioning", () -> s3.getBucketVersioning(b -> b.bucket(bucket)));
        if (found.status() != BucketVersioningStatus.ENABLED) {
            set(
                    "versions",
                    "s3:PutBucketVersioning",
                    () ->
                            s3.putBucketVersioning(
                                    b ->
                                            b.bucket(bucket)
                                                    .versioningConfiguration(
                                                            BucketStandard.VERSIONS)));
        }
    }

    private void encryption() {
        var found =
                find(
                        "s3:GetEncryptionConfiguration",
                        "ServerSideEncryptionConfigurationNotFoundError",
                        () -> s3.getBucketEncryption(b -> b.bucket(bucket)));
        if (found.isEmpty()) {
            set(
                    "encryption",
                    "s3:PutEncryptionConfiguration",
                    () ->
                            s3.putBucketEncryption(
                                    b ->
                                            b.bucket(bucket)
                                                    .serverSideEncryptionConfiguration(
                                                            BucketStandard.ENCRYPTION)));
        }
    }

    private void tlsOnly() {
        Optional<String> found =
                find(
                        "s3:GetBucketPolicy",
                        "NoSuchBucketPolicy",
                        () -> s3.getBucketPolicy(b -> b.bucket(bucket)).policy());
        if (found.isEmpty()) {
            String policy = BucketStandard.refusalOfPlainText(bucket);
            set(
                    "TLS only",
                    "s3:PutBucketPolicy",
                    () -> s3.putBucketPolicy(b -> b.bucket(bucket).policy(policy)));
        } else if (!found.get().contains("aws:SecureTransport")) {
            throw new AwsException(
                    "The bucket %s has a policy that does not refuse plain text; add the statement of this one to it: %s"
                            .formatted(bucket, BucketStandard.refusalOfPlainText(bucket)));
        }
    }

    private void expiry() {
        var found =
                find(
                        "s3:GetLifecycleConfiguration",
                        "NoSuchLifecycleConfiguration",
                        () -> s3.getBucketLifecycleConfiguration(b -> b.bucket(bucket)));
        if (found.isEmpty()) {
            set(
                    "expiry of old versions",
                    "s3:PutLifecycleConfiguration",
                    () ->
                            s3.putBucketLifecycleConfiguration(
                                    b ->
                                            b.bucket(bucket)
                                                    .lifecycleConfiguration(
                                                            c -> c.rules(BucketStandard.EXPIRY))));
        }
    }

    private void tags(Map<String, String> tags) {
        var found =
                find(
                        "s3:GetBucketTagging",
                        "NoSuchTagSet",
                        () -> s3.getBucketTagging(b -> b.bucket(bucket)));
        if (found.isEmpty()) {
            List<Tag> tagSet =
                    tags.entrySet().stream()
                            .map(
                                    tag ->
                                            Tag.builder()
                                                    .key(tag.getKey())
                                                    .value(tag.getValue())
                                                    .build())
                            .toList();
            set(
                    "tags",
                    "s3:PutBucketTagging",
                    () ->
                            s3.putBucketTagging(
                                    b -> b.bucket(bucket).tagging(t -> t.tagSet(tagSet))));
        }
    }

    private void set(String guard, String permission, Supplier<?> put) {
        call(permission, put);
        set.add(guard);
    }

    private <T> T call(String permission, Supplier<T> call) {
        return Calls.call(permission, "bucket " + bucket, call);
    }

    private <T> Optional<T> find(String permission, String absent, Supplier<T> call) {
        return Calls.find(permission, "bucket " + bucket, absent, call);
    }
}
