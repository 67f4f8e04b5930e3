package io.teamclaw.stacks.controlplane.functions;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.openclaw.Gateway;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import java.util.List;
import software.constructs.Construct;

/** The place in the VPC of a function that talks to workspaces: to them and to AWS, no further. */
public final class FunctionNetwork extends Construct {
    private static final String[] INTERFACES = {
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses",
        "ec2:UnassignPrivateIpAddresses"
    };

    private final Deployment deployment;
    private final List<String> subnetIds;
    private final SecurityGroup group;
    private final VpcSecurityGroupEgressRule toWorkspaces;
    private final VpcSecurityGroupEgressRule toAws;
    private final VpcSecurityGroupIngressRule intoWorkspaces;

    public FunctionNetwork(Construct scope, Deployment deployment, SharedValues shared) {
        super(scope, "network");
        this.deployment = deployment;
        this.subnetIds = shared.readList(Parameter.PRIVATE_SUBNET_IDS);
        this.group =
                SecurityGroup.Builder.create(this, "group")
                        .name(deployment.names().of("functions"))
                        .description("Functions that look at workspaces")
                        .vpcId(shared.read(Parameter.VPC_ID))
                        .build();
        String workspaces = shared.read(Parameter.WORKSPACE_SECURITY_GROUP_ID);
        this.toWorkspaces =
                VpcSecurityGroupEgressRule.Builder.create(this, "to-workspaces")
                        .securityGroupId(group.getId())
                        .referencedSecurityGroupId(workspaces)
                        .ipProtocol("tcp")
                        .fromPort(Gateway.PORT)
                        .toPort(Gateway.PORT)
                        .description("Gateways of workspaces")
                        .build();
        this.toAws =
                VpcSecurityGroupEgressRule.Builder.create(this, "to-aws")
                        .securityGroupId(group.getId())
                        .cidrIpv4("0.0.0.0/0")
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .description("Services of AWS")
                        .build();
        this.intoWorkspaces =
                VpcSecurityGroupIngressRule.Builder.create(this, "into-workspaces")
                        .securityGroupId(workspaces)
                        .referencedSecurityGroupId(group.getId())
                        .ipProtocol("tcp")
                        .fromPort(Gateway.PORT)
                        .toPort(Gateway.PORT)
                        .description("Functions that ask whether a workspace is ready")
                        .build();
    }

    List<String> subnetIds() {
        return subnetIds;
    }

    /** What to depend on for whoever needs to reach others from the start. */
    List<ITerraformDependable> open() {
        return List.of(toWorkspaces, toAws, intoWorkspaces);
    }

    String securityGroupId() {
        return group.getId();
    }

    /**
     * What Lambda does in the function's name to place it in the VPC. AWS wants any resource id for
     * the deletion ("Configuring Lambda functions to access resources in a VPC"); the function's
     * own code is kept from all of it.
     */
    List<Statement> permissions(PlatformFunction function) {
        return List.of(
                Statement.allow("PlaceInNetwork")
                        .actions(INTERFACES)
                        .resources(deployment.arns().regional("ec2", "*/*")),
                // These two know no resource.
                Statement.allow("SeeNetwork")
                        .actions("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets")
                        .resources("*"),
                Statement.deny("NotForTheCode")
                        .actions(INTERFACES)
                        .resources("*")
                        .when(
                                "ArnEquals",
                                "lambda:SourceFunctionArn",
                                deployment.arns().function(function)));
    }
}
