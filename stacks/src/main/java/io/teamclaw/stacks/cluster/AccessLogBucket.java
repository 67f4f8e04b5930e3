package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PolicyJson;
import java.util.List;
import software.constructs.Construct;

/** Where load balancer and CloudFront write who asked for what. */
final class AccessLogBucket extends Construct {
    /** Prefixes of the two writers. */
    static final String LOAD_BALANCER = "load-balancer";

    static final String EDGE = "cloudfront";

    private final S3Bucket bucket;
    private final AccessLogWriters writers;

    AccessLogBucket(Construct scope, Deployment deployment) {
        super(scope, "access-logs");
        String name = deployment.names().bucket("access-logs");
        this.bucket =
                S3Bucket.Builder.create(this, "bucket")
                        .bucket(name)
                        .forceDestroy(!deployment.settings().deletionProtection())
                        .build();
        S3BucketPublicAccessBlock closed =
                S3BucketPublicAccessBlock.Builder.create(this, "closed")
                        .bucket(bucket.getId())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build();
        encrypt();
        expire(deployment.settings().retention().accessLogDays());
        this.writers =
                new AccessLogWriters(
                        this,
                        bucket.getId(),
                        S3BucketPolicy.Builder.create(this, "policy")
                                .bucket(bucket.getId())
                                .policy(PolicyJson.of(policy(deployment, name)))
                                .dependsOn(List.of(closed))
                                .build());
    }

    /** With S3's own key: the load balancer can write with no other. */
    private void encrypt() {
        S3BucketServerSideEncryptionConfigurationA.Builder.create(this, "encryption")
                .bucket(bucket.getId())
                .rule(
                        List.of(
                                S3BucketServerSideEncryptionConfigurationRuleA.builder()
                                        .applyServerSideEncryptionByDefault(
                                                S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                                                        .builder()
                                                        .sseAlgorithm("AES256")
                                                        .build())
                                        .build()))
                .build();
    }

    private void expire(int days) {
        S3BucketLifecycleConfiguration.Builder.create(this, "lifecycle")
                .bucket(bucket.getId())
                .rule(
                        List.of(
                                S3BucketLifecycleConfigurationRule.builder()
                                        .id("expire")
                                        .status("Enabled")
                                        .filter(
                                                S3BucketLifecycleConfigurationRuleFilter.builder()
                                                        .prefix("")
                                                        .build())
                                        .expiration(
                                                S3BucketLifecycleConfigurationRuleExpiration
                                                        .builder()
                                                        .days(days)
                                                        .build())
                                        .abortIncompleteMultipartUpload(
                                                S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload
                                                        .builder()
                                                        .daysAfterInitiation(7)
                                                        .build())
                                        .build()))
                .build();
    }

    /**
     * The load balancers' service writes each account's logs below that account's id, which so says
     * whose they are; AWS documents no condition that it satisfies, and refuses a load balancer
     * whose log it cannot write.
     */
    private static PolicyDocument policy(Deployment deployment, String name) {
        String arn = "arn:aws:s3:::" + name;
        String account = deployment.settings().account();
        return PolicyDocument.of(
                Statement.denyPlainText().actions("s3:*").resources(arn, arn + "/*"),
                Statement.allow("LoadBalancerWrites")
                        .to("Service", "logdelivery.elasticloadbalancing.amazonaws.com")
                        .actions("s3:PutObject")
                        .resources(arn + "/" + LOAD_BALANCER + "/AWSLogs/" + account + "/*"));
    }

    String name() {
        return bucket.getBucket();
    }

    /** As CloudFront wants to hear it. */
    String domainName() {
        return bucket.getBucketDomainName();
    }

    /** What must stand before somebody writes here. */
    List<ITerraformDependable> ready() {
        return writers.ready();
    }
}
