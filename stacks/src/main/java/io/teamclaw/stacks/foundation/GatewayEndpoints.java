package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PolicyJson;
import java.util.Map;
import software.constructs.Construct;

/** Ways to S3 and DynamoDB that cost nothing, where NAT would charge each gigabyte. */
final class GatewayEndpoints extends Construct {
    GatewayEndpoints(Construct scope, Deployment deployment, Network network) {
        super(scope, "gateway-endpoints");
        // S3's is open: a workspace's downloads from any site on S3 take it (decision 011).
        endpoint(deployment, network, "s3").build();
        endpoint(deployment, network, "dynamodb")
                .policy(PolicyJson.of(ownTablesOnly(deployment)))
                .build();
    }

    private VpcEndpoint.Builder endpoint(Deployment deployment, Network network, String service) {
        return VpcEndpoint.Builder.create(this, service)
                .vpcId(network.vpcId())
                .serviceName(
                        "com.amazonaws.%s.%s".formatted(deployment.settings().region(), service))
                .vpcEndpointType("Gateway")
                .routeTableIds(network.routeTableIds())
                .tags(Map.of("Name", deployment.names().of(service)));
    }

    /** Whatever credentials somebody brings into the VPC: no table but this environment's. */
    private static PolicyDocument ownTablesOnly(Deployment deployment) {
        String tables =
                deployment.arns().regional("dynamodb", "table/" + deployment.names().of("*"));
        return PolicyDocument.of(
                Statement.allow("ThisEnvironmentsTables")
                        .to("*", "*")
                        .actions(
                                "dynamodb:BatchGetItem",
                                "dynamodb:BatchWriteItem",
                                "dynamodb:ConditionCheckItem",
                                "dynamodb:DeleteItem",
                                "dynamodb:DescribeTable",
                                "dynamodb:GetItem",
                                "dynamodb:PartiQLInsert",
                                "dynamodb:PutItem",
                                "dynamodb:Query",
                                "dynamodb:Scan",
                                "dynamodb:UpdateItem")
                        .resources(tables, tables + "/index/*")
                        .when(
                                "StringEquals",
                                "aws:PrincipalAccount",
                                deployment.settings().account()));
    }
}
