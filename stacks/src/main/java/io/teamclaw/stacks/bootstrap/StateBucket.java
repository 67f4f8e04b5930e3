package io.teamclaw.stacks.bootstrap;

import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.aws.Calls;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket for Terraform's state: made where it is missing, and its guards set where one is. */
final class StateBucket {
    private final S3Client s3;
    private final String name;
    private final String account;
    private final String region;
    private final Progress progress;

    /**
     * @param account that owns the bucket; S3 refuses every call where another does
     */
    StateBucket(S3Client s3, String name, String account, String region, Progress progress) {
        this.s3 = s3;
        this.name = name;
        this.account = account;
        this.region = region;
        this.progress = progress;
    }

    void ensure(Map<String, String> tags) {
        boolean made = !exists();
        if (made) {
            create();
        }
        List<String> set = new BucketGuards(s3, name).ensure(tags);
        if (made) {
            progress.made("bucket " + name);
        } else if (set.isEmpty()) {
            progress.there("bucket " + name);
        } else {
            progress.completed("bucket " + name + ": " + String.join(", ", set));
        }
    }

    /** HEAD has no error text, only a status. */
    private boolean exists() {
        return Calls.call(
                "s3:ListBucket",
                "bucket " + name,
                () -> {
                    try {
                        s3.headBucket(request -> request.bucket(name).expectedBucketOwner(account));
                        return true;
                    } catch (S3Exception e) {
                        return switch (e.statusCode()) {
                            case 404 -> false;
                            case 301 -> throw inAnotherRegion();
                            case 403 -> throw takenOrDenied();
                            default -> throw e;
                        };
                    }
                });
    }

    private void create() {
        CreateBucketRequest.Builder request =
                CreateBucketRequest.builder()
                        .bucket(name)
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        if (!region.equals("us-east-1")) {
            // There alone S3 wants no region.
            request.createBucketConfiguration(
                    CreateBucketConfiguration.builder()
                            .locationConstraint(BucketLocationConstraint.fromValue(region))
                            .build());
        }
        Calls.call(
                "s3:CreateBucket",
                "bucket " + name,
                () -> {
                    try {
                        return s3.createBucket(request.build());
                    } catch (BucketAlreadyOwnedByYouException e) {
                        throw inAnotherRegion();
                    } catch (BucketAlreadyExistsException e) {
                        throw taken();
                    }
                });
    }

    private AwsException inAnotherRegion() {
        return new AwsException(
                "The bucket %s stands in another region than %s: delete it there or change the region in the settings"
                        .formatted(name, region));
    }

    private AwsException takenOrDenied() {
        return new AwsException(
                "The bucket %s cannot be looked at: allow s3:ListBucket on it; if that is allowed, another account has taken the name"
                        .formatted(name));
    }

    private AwsException taken() {
        return new AwsException(
                "The bucket name %s is taken by another account: choose another environment name"
                        .formatted(name));
    }
}
