package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.data_aws_ec2_managed_prefix_list.DataAwsEc2ManagedPrefixList;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.teamclaw.stacks.Deployment;
import java.util.Map;
import software.constructs.Construct;

/**
 * The load balancer's security group. CloudFront's list counts as 55 of the 60 rules that a group
 * may have, hence one port only. What goes out is added by each service.
 */
final class CloudFrontOnly extends Construct {
    private final SecurityGroup group;

    CloudFrontOnly(Construct scope, Deployment deployment, String vpcId, int port) {
        super(scope, "cloudfront-only");
        String name = deployment.names().of("load-balancer");
        this.group =
                SecurityGroup.Builder.create(this, "group")
                        .name(name)
                        .description("The load balancer, reached by CloudFront alone")
                        .vpcId(vpcId)
                        .tags(Map.of("Name", name))
                        .build();
        String cloudFront =
                DataAwsEc2ManagedPrefixList.Builder.create(this, "cloudfront")
                        .name("com.amazonaws.global.cloudfront.origin-facing")
                        .build()
                        .getId();
        VpcSecurityGroupIngressRule.Builder.create(this, "from-cloudfront")
                .securityGroupId(group.getId())
                .description("Requests from CloudFront")
                .prefixListId(cloudFront)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    /**
     * Where rules sign people in, the load balancer itself asks Cognito's token and user info
     * endpoints ("Authenticate users using an Application Load Balancer"), which have no fixed
     * addresses.
     */
    void letOutToCognito() {
        VpcSecurityGroupEgressRule.Builder.create(this, "to-cognito")
                .securityGroupId(group.getId())
                .description("Cognito, which signs people in")
                .cidrIpv4("0.0.0.0/0")
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .build();
    }

    String groupId() {
        return group.getId();
    }
}
