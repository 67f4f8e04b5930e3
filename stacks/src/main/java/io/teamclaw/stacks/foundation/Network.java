package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.Postcondition;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.data_aws_availability_zones.DataAwsAvailabilityZones;
import com.hashicorp.cdktf.providers.aws.data_aws_availability_zones.DataAwsAvailabilityZonesFilter;
import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.constructs.Construct;

/** The VPC over two or three zones: public subnets, private subnets, and NAT between them. */
final class Network extends Construct {
    private final Vpc vpc;
    private final PublicSubnets publicSubnets;
    private final PrivateSubnets privateSubnets;

    Network(Construct scope, Deployment deployment) {
        super(scope, "network");
        String name = deployment.names().platform();
        this.vpc =
                Vpc.Builder.create(this, "vpc")
                        .cidrBlock(deployment.settings().network().cidr())
                        .enableDnsSupport(true)
                        // Private names of interface endpoints and of EFS need it.
                        .enableDnsHostnames(true)
                        .tags(Map.of("Name", name))
                        .build();
        // What names no security group of its own gets this one, hence it lets nothing pass.
        DefaultSecurityGroup.Builder.create(this, "default-security-group")
                .vpcId(vpc.getId())
                .tags(Map.of("Name", name + "-default-closed"))
                .build();
        List<String> zones = zones(deployment.settings().network().zones());
        this.publicSubnets = new PublicSubnets(this, deployment, vpc.getId(), zones);
        this.privateSubnets =
                new PrivateSubnets(this, deployment, vpc.getId(), zones, publicSubnets.natIds());
    }

    String vpcId() {
        return vpc.getId();
    }

    /** One for each zone. */
    List<String> publicSubnetIds() {
        return publicSubnets.ids();
    }

    /** One for each zone. */
    List<String> privateSubnetIds() {
        return privateSubnets.ids();
    }

    /** Of the private subnets. */
    List<String> routeTableIds() {
        return privateSubnets.routeTableIds();
    }

    /** Names of the first zones of the region; letters differ by region and account. */
    private List<String> zones(int count) {
        DataAwsAvailabilityZones all =
                DataAwsAvailabilityZones.Builder.create(this, "zones")
                        .state("available")
                        // Local and Wavelength zones, which have no EFS, are opted into.
                        .filter(
                                List.of(
                                        DataAwsAvailabilityZonesFilter.builder()
                                                .name("opt-in-status")
                                                .values(List.of("opt-in-not-required"))
                                                .build()))
                        .lifecycle(enough(count))
                        .build();
        return IntStream.range(0, count)
                .mapToObj(zone -> Token.asString(Fn.element(all.getNames(), zone)))
                .toList();
    }

    /** Terraform's element() begins again at the end of a list: two subnets would share a zone. */
    private static TerraformResourceLifecycle enough(int count) {
        return TerraformResourceLifecycle.builder()
                .postcondition(
                        List.of(
                                Postcondition.builder()
                                        .condition("${length(self.names) >= " + count + "}")
                                        .errorMessage(
                                                "This account has fewer than %d availability zones in the region: lower network.zones in the settings."
                                                        .formatted(count))
                                        .build()))
                .build();
    }
}
