package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.openclaw.Gateway;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import java.util.Map;
import software.constructs.Construct;

/**
 * The workspaces' security group. No workspace reaches another; out they reach the web, as an agent
 * must, and their homes.
 */
final class WorkspaceFirewall extends Construct {
    private static final int NFS = 2049;

    private final SecurityGroup group;

    WorkspaceFirewall(Construct scope, Deployment deployment, SharedValues shared) {
        super(scope, "workspace-firewall");
        String name = deployment.names().of(Part.WORKSPACES);
        this.group =
                SecurityGroup.Builder.create(this, "group")
                        .name(name)
                        .description("Workspaces: hostile until proven otherwise")
                        .vpcId(shared.read(Parameter.VPC_ID))
                        .tags(Map.of("Name", name))
                        .build();
        toWeb("https", 443);
        toWeb("http", 80);
        String files = shared.read(Parameter.FILE_SYSTEM_SECURITY_GROUP_ID);
        out("to-homes", "Homes", group.getId(), files, NFS);
        in("homes-in", "Workspaces", files, group.getId(), NFS);
    }

    /**
     * Lets somebody reach the workspaces' gateways.
     *
     * @param callerGroup security group of router or load balancer
     */
    void admit(String id, String callerGroup) {
        in("from-" + id, "Gateways, by the " + id, group.getId(), callerGroup, Gateway.PORT);
        out(id + "-out", "Gateways of workspaces", callerGroup, group.getId(), Gateway.PORT);
    }

    private void toWeb(String id, int port) {
        VpcSecurityGroupEgressRule.Builder.create(this, "to-" + id)
                .securityGroupId(group.getId())
                .description("The web over " + id)
                .cidrIpv4("0.0.0.0/0")
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    private void out(String id, String what, String from, String to, int port) {
        VpcSecurityGroupEgressRule.Builder.create(this, id)
                .securityGroupId(from)
                .description(what)
                .referencedSecurityGroupId(to)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    private void in(String id, String who, String to, String from, int port) {
        VpcSecurityGroupIngressRule.Builder.create(this, id)
                .securityGroupId(to)
                .description(who)
                .referencedSecurityGroupId(from)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    String groupId() {
        return group.getId();
    }
}
