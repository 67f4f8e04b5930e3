package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** A service's security group: in from the load balancer only, out to AWS's APIs. */
final class ServiceFirewall extends Construct {
    private final SecurityGroup group;
    private final VpcSecurityGroupIngressRule in;
    private final VpcSecurityGroupEgressRule reach;
    private final VpcSecurityGroupEgressRule out;

    ServiceFirewall(
            Construct scope,
            Deployment deployment,
            ServicePlace place,
            ServiceSpec spec,
            Entrance entrance) {
        super(scope, "firewall");
        String name = deployment.names().of(spec.part());
        this.group =
                SecurityGroup.Builder.create(this, "group")
                        .name(name)
                        .description("The service " + spec.part())
                        .vpcId(place.vpcId())
                        .tags(Map.of("Name", name))
                        .build();
        this.in =
                VpcSecurityGroupIngressRule.Builder.create(this, "from-load-balancer")
                        .securityGroupId(group.getId())
                        .description("Requests from the load balancer")
                        .referencedSecurityGroupId(entrance.loadBalancerGroupId())
                        .ipProtocol("tcp")
                        .fromPort(spec.port())
                        .toPort(spec.port())
                        .build();
        this.reach =
                VpcSecurityGroupEgressRule.Builder.create(this, "load-balancer-out")
                        .securityGroupId(entrance.loadBalancerGroupId())
                        .description("Requests to the service " + spec.part())
                        .referencedSecurityGroupId(group.getId())
                        .ipProtocol("tcp")
                        .fromPort(spec.port())
                        .toPort(spec.port())
                        .build();
        this.out =
                VpcSecurityGroupEgressRule.Builder.create(this, "to-https")
                        .securityGroupId(group.getId())
                        .description("Services of AWS")
                        .cidrIpv4("0.0.0.0/0")
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .build();
    }

    /** What to depend on for whoever needs to be reached and to reach AWS from the start. */
    List<ITerraformDependable> open() {
        return List.of(in, reach, out);
    }

    String groupId() {
        return group.getId();
    }
}
