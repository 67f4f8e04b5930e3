package io.teamclaw.stacks.foundation;

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

/** Where every task runs; the way out is NAT, and there is no way in. */
final class PrivateSubnets extends Construct {
    private final List<String> ids = new ArrayList<>();
    private final List<String> routeTableIds = new ArrayList<>();

    /**
     * @param natIds one for each zone, or one for all
     */
    PrivateSubnets(
            Construct scope,
            Deployment deployment,
            String vpcId,
            List<String> zones,
            List<String> natIds) {
        super(scope, "private");
        AddressPlan addresses = new AddressPlan(deployment.settings().network().cidr());
        Map<String, String> name = Map.of("Name", deployment.names().of("private"));
        for (int zone = 0; zone < zones.size(); zone++) {
            Subnet subnet =
                    Subnet.Builder.create(this, "subnet-" + zone)
                            .vpcId(vpcId)
                            .cidrBlock(addresses.privateSubnet(zone))
                            .availabilityZone(zones.get(zone))
                            .mapPublicIpOnLaunch(false)
                            .tags(name)
                            .lifecycle(PublicSubnets.staysInItsZone())
                            .build();
            RouteTable routes =
                    RouteTable.Builder.create(this, "routes-" + zone)
                            .vpcId(vpcId)
                            .tags(name)
                            .build();
            Route.Builder.create(this, "to-nat-" + zone)
                    .routeTableId(routes.getId())
                    .destinationCidrBlock("0.0.0.0/0")
                    .natGatewayId(natIds.get(Math.min(zone, natIds.size() - 1)))
                    .build();
            RouteTableAssociation.Builder.create(this, "routes-of-" + zone)
                    .subnetId(subnet.getId())
                    .routeTableId(routes.getId())
                    .build();
            ids.add(subnet.getId());
            routeTableIds.add(routes.getId());
        }
    }

    /** One for each zone. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** One for each zone. */
    List<String> routeTableIds() {
        return List.copyOf(routeTableIds);
    }
}
