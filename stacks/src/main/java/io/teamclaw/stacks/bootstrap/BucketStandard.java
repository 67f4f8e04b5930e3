package io.teamclaw.stacks.bootstrap;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** What a bucket for Terraform's state is to have. */
final class BucketStandard {
    private static final int OLD_VERSION_DAYS = 90;
    private static final int BROKEN_UPLOAD_DAYS = 7;

    static final PublicAccessBlockConfiguration NOTHING_PUBLIC =
            PublicAccessBlockConfiguration.builder()
                    .blockPublicAcls(true)
                    .ignorePublicAcls(true)
                    .blockPublicPolicy(true)
                    .restrictPublicBuckets(true)
                    .build();
    static final OwnershipControls OWNER_ENFORCED =
            OwnershipControls.builder().rules(rule(ObjectOwnership.BUCKET_OWNER_ENFORCED)).build();
    static final VersioningConfiguration VERSIONS =
            VersioningConfiguration.builder().status(BucketVersioningStatus.ENABLED).build();
    static final ServerSideEncryptionConfiguration ENCRYPTION =
            ServerSideEncryptionConfiguration.builder()
                    .rules(rule(ServerSideEncryption.AES256))
                    .build();
    static final LifecycleRule EXPIRY =
            LifecycleRule.builder()
                    .id("old-versions")
                    .status(ExpirationStatus.ENABLED)
                    .filter(all -> all.prefix(""))
                    .noncurrentVersionExpiration(old -> old.noncurrentDays(OLD_VERSION_DAYS))
                    .abortIncompleteMultipartUpload(
                            upload -> upload.daysAfterInitiation(BROKEN_UPLOAD_DAYS))
                    .build();

    private BucketStandard() {}

    /** The policy that refuses everybody who does not come by TLS. */
    static String refusalOfPlainText(String bucket) {
        String arn = "arn:aws:s3:::" + bucket;
        return PolicyDocument.of(
                        Statement.denyPlainText().actions("s3:*").resources(arn, arn + "/*"))
                .json();
    }

    private static OwnershipControlsRule rule(ObjectOwnership ownership) {
        return OwnershipControlsRule.builder().objectOwnership(ownership).build();
    }

    private static ServerSideEncryptionRule rule(ServerSideEncryption algorithm) {
        return ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        ServerSideEncryptionByDefault.builder().sseAlgorithm(algorithm).build())
                .build();
    }
}
