package io.teamclaw.stacks.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small has two zones and one NAT gateway, large three zones and a NAT gateway in each. */
class NetworkTest {
    private static Foundation small;
    private static Foundation large;

    @BeforeAll
    static void synthesise() {
        small = Foundation.of(Deployments.small());
        large = Foundation.of(Deployments.large());
    }

    @Test
    void everyZoneHasAPublicAndAPrivateSubnetAndNoTwoOverlap() {
        assertThat(blocks(small)).hasSize(4);
        assertThat(blocks(large)).hasSize(6);
        for (Foundation each : List.of(small, large)) {
            List<Block> blocks = blocks(each);
            for (Block one : blocks) {
                assertThat(blocks).filteredOn(other -> other != one).noneMatch(one::overlaps);
            }
        }
        assertThat(zones(small)).hasSize(2);
        assertThat(zones(large)).hasSize(3);
    }

    @Test
    void aRegionWithTooFewZonesIsRefused() {
        JsonNode zones = large.document().at("/data/aws_availability_zones");
        assertThat(zones.iterator().next().at("/lifecycle/postcondition/0/condition").asText())
                .isEqualTo("${length(self.names) >= 3}");
    }

    @Test
    void noSubnetHandsOutPublicAddresses() {
        assertThat(large.all("aws_subnet"))
                .allMatch(subnet -> !subnet.path("map_public_ip_on_launch").asBoolean(true));
    }

    @Test
    void natIsOneForAllOrOneForEachZoneAsTheSettingsSay() {
        assertThat(small.all("aws_nat_gateway")).hasSize(1);
        assertThat(natRoutes(small)).hasSize(2).allMatch(natRoutes(small).get(0)::equals);

        assertThat(large.all("aws_nat_gateway")).hasSize(3);
        assertThat(natRoutes(large)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void theDefaultSecurityGroupLetsNothingPass() {
        JsonNode group = small.only("aws_default_security_group");
        assertThat(group.has("ingress")).isFalse();
        assertThat(group.has("egress")).isFalse();
    }

    /** IPv4 addresses from first to last. */
    private record Block(long first, long last) {
        static Block of(String cidr) {
            String[] parts = cidr.split("[./]");
            long first = 0;
            for (int i = 0; i < 4; i++) {
                first = first * 256 + Long.parseLong(parts[i]);
            }
            return new Block(first, first + (1L << 32 - Integer.parseInt(parts[4])) - 1);
        }

        boolean overlaps(Block other) {
            return first <= other.last && other.first <= last;
        }
    }

    private static List<Block> blocks(Foundation stacks) {
        return stacks.all("aws_subnet").stream()
                .map(subnet -> Block.of(subnet.path("cidr_block").asText()))
                .toList();
    }

    private static Set<String> zones(Foundation stacks) {
        return stacks.all("aws_subnet").stream()
                .map(subnet -> subnet.path("availability_zone").asText())
                .collect(Collectors.toSet());
    }

    private static List<String> natRoutes(Foundation stacks) {
        return stacks.all("aws_route").stream()
                .filter(route -> route.has("nat_gateway_id"))
                .map(route -> route.path("nat_gateway_id").asText())
                .toList();
    }
}
