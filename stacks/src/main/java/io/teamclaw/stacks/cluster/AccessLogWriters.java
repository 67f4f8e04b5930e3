package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.data_aws_canonical_user_id.DataAwsCanonicalUserId;
import com.hashicorp.cdktf.providers.aws.data_aws_cloudfront_log_delivery_canonical_user_id.DataAwsCloudfrontLogDeliveryCanonicalUserId;
import com.hashicorp.cdktf.providers.aws.s3_bucket_acl.S3BucketAcl;
import com.hashicorp.cdktf.providers.aws.s3_bucket_acl.S3BucketAclAccessControlPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_acl.S3BucketAclAccessControlPolicyGrant;
import com.hashicorp.cdktf.providers.aws.s3_bucket_acl.S3BucketAclAccessControlPolicyGrantGrantee;
import com.hashicorp.cdktf.providers.aws.s3_bucket_acl.S3BucketAclAccessControlPolicyOwner;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import java.util.List;
import software.constructs.Construct;

/**
 * Who may write access logs: the load balancer by the bucket's policy, CloudFront by the bucket's
 * access control list, the one place where it still needs one.
 */
final class AccessLogWriters extends Construct {
    private final List<ITerraformDependable> ready;

    AccessLogWriters(Construct scope, String bucket, ITerraformDependable policy) {
        super(scope, "writers");
        S3BucketOwnershipControls ownership =
                S3BucketOwnershipControls.Builder.create(this, "ownership")
                        .bucket(bucket)
                        .rule(
                                S3BucketOwnershipControlsRule.builder()
                                        .objectOwnership("BucketOwnerPreferred")
                                        .build())
                        .dependsOn(List.of(policy))
                        .build();
        String owner = DataAwsCanonicalUserId.Builder.create(this, "owner").build().getId();
        String cloudFront =
                DataAwsCloudfrontLogDeliveryCanonicalUserId.Builder.create(this, "cloudfront")
                        .build()
                        .getId();
        S3BucketAcl acl =
                S3BucketAcl.Builder.create(this, "acl")
                        .bucket(bucket)
                        .accessControlPolicy(
                                S3BucketAclAccessControlPolicy.builder()
                                        .owner(
                                                S3BucketAclAccessControlPolicyOwner.builder()
                                                        .id(owner)
                                                        .build())
                                        .grant(List.of(all(owner), all(cloudFront)))
                                        .build())
                        .dependsOn(List.of(ownership))
                        .build();
        this.ready = List.of(policy, acl);
    }

    private static S3BucketAclAccessControlPolicyGrant all(String canonicalUser) {
        return S3BucketAclAccessControlPolicyGrant.builder()
                .permission("FULL_CONTROL")
                .grantee(
                        S3BucketAclAccessControlPolicyGrantGrantee.builder()
                                .type("CanonicalUser")
                                .id(canonicalUser)
                                .build())
                .build();
    }

    List<ITerraformDependable> ready() {
        return ready;
    }
}
