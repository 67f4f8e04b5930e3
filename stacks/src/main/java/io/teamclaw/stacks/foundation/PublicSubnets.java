package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.eip.Eip;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.nat_gateway.NatGateway;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.network.AddressPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Where the load balancer and NAT are; nothing else gets an address that the internet knows. */
final class PublicSubnets extends Construct {
    private final List<String> ids = new ArrayList<>();
    private final List<String> natIds = new ArrayList<>();

    PublicSubnets(Construct scope, Deployment deployment, String vpcId, List<String> zones) {
        super(scope, "public");
        var network = deployment.settings().network();
        AddressPlan addresses = new AddressPlan(network.cidr());
        Map<String, String> name = Map.of("Name", deployment.names().of("public"));
        InternetGateway internet =
                InternetGateway.Builder.create(this, "internet").vpcId(vpcId).tags(name).build();
        RouteTable routes =
                RouteTable.Builder.create(this, "routes").vpcId(vpcId).tags(name).build();
        Route.Builder.create(this, "to-internet")
                .routeTableId(routes.getId())
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(internet.getId())
                .build();
        for (int zone = 0; zone < zones.size(); zone++) {
            Subnet subnet =
                    Subnet.Builder.create(this, "subnet-" + zone)
                            .vpcId(vpcId)
                            .cidrBlock(addresses.publicSubnet(zone))
                            .availabilityZone(zones.get(zone))
                            .mapPublicIpOnLaunch(false)
                            .tags(name)
                            .lifecycle(staysInItsZone())
                            .build();
            RouteTableAssociation.Builder.create(this, "routes-of-" + zone)
                    .subnetId(subnet.getId())
                    .routeTableId(routes.getId())
                    .build();
            ids.add(subnet.getId());
            if (zone == 0 || network.natPerZone()) {
                natIds.add(nat(zone, subnet, internet, deployment.names().of("nat")));
            }
        }
    }

    /** One for each zone. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** NAT gateways: one for all zones or one for each. */
    List<String> natIds() {
        return List.copyOf(natIds);
    }

    /** The list of a region's zones may change; a subnet does not move for that. */
    static TerraformResourceLifecycle staysInItsZone() {
        return TerraformResourceLifecycle.builder()
                .ignoreChanges(List.of("availability_zone"))
                .build();
    }

    private String nat(int zone, Subnet subnet, InternetGateway internet, String name) {
        Eip address =
                Eip.Builder.create(this, "nat-address-" + zone)
                        .domain("vpc")
                        .tags(Map.of("Name", name))
                        .build();
        return NatGateway.Builder.create(this, "nat-" + zone)
                .subnetId(subnet.getId())
                .allocationId(address.getId())
                .tags(Map.of("Name", name))
                .dependsOn(List.of(internet))
                .build()
                .getId();
    }
}
