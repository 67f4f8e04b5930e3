package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * AWS services reached inside the VPC instead of by NAT; which ones, the settings say: each costs
 * by the hour and zone (decision 011).
 */
final class InterfaceEndpoints extends Construct {
    InterfaceEndpoints(Construct scope, Deployment deployment, Network network) {
        super(scope, "interface-endpoints");
        var settings = deployment.settings().network();
        if (settings.interfaceEndpoints().isEmpty()) {
            return;
        }
        String group = securityGroup(deployment, network);
        for (String service : settings.interfaceEndpoints()) {
            VpcEndpoint.Builder.create(this, service.replace('.', '-'))
                    .vpcId(network.vpcId())
                    .serviceName(
                            "com.amazonaws.%s.%s"
                                    .formatted(deployment.settings().region(), service))
                    .vpcEndpointType("Interface")
                    .privateDnsEnabled(true)
                    .subnetIds(network.privateSubnetIds())
                    .securityGroupIds(List.of(group))
                    .tags(Map.of("Name", deployment.names().of(service)))
                    .build();
        }
    }

    private String securityGroup(Deployment deployment, Network network) {
        SecurityGroup group =
                SecurityGroup.Builder.create(this, "security-group")
                        .name(deployment.names().of("endpoints"))
                        .description("Interface endpoints: HTTPS from inside the VPC")
                        .vpcId(network.vpcId())
                        .tags(Map.of("Name", deployment.names().of("endpoints")))
                        .build();
        VpcSecurityGroupIngressRule.Builder.create(this, "https-from-vpc")
                .securityGroupId(group.getId())
                .description("HTTPS from the VPC")
                .cidrIpv4(deployment.settings().network().cidr())
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .build();
        return group.getId();
    }
}
