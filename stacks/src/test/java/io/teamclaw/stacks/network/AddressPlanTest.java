package io.teamclaw.stacks.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressPlanTest {
    @Test
    void privateSubnetsTakeAQuarterEachAndPublicOnesPartsOfTheLast() {
        AddressPlan plan = new AddressPlan("10.20.0.0/16");

        assertThat(plan.privateSubnet(0)).isEqualTo("10.20.0.0/18");
        assertThat(plan.privateSubnet(1)).isEqualTo("10.20.64.0/18");
        assertThat(plan.privateSubnet(2)).isEqualTo("10.20.128.0/18");
        assertThat(plan.publicSubnet(0)).isEqualTo("10.20.192.0/20");
        assertThat(plan.publicSubnet(1)).isEqualTo("10.20.208.0/20");
        assertThat(plan.publicSubnet(2)).isEqualTo("10.20.224.0/20");
    }

    @Test
    void knowsTheSubnetsOfAsManyZonesAsThereAre() {
        AddressPlan plan = new AddressPlan("10.20.0.0/16");

        assertThat(plan.privateSubnets(2)).containsExactly("10.20.0.0/18", "10.20.64.0/18");
        assertThat(plan.publicSubnets(3))
                .containsExactly("10.20.192.0/20", "10.20.208.0/20", "10.20.224.0/20");
    }

    @Test
    void aBlockThatStartsAboveTheMiddleOfItsBytesIsDividedAsWell() {
        AddressPlan plan = new AddressPlan("192.168.240.0/20");

        assertThat(plan.privateSubnet(2)).isEqualTo("192.168.248.0/22");
        assertThat(plan.publicSubnet(0)).isEqualTo("192.168.252.0/24");
        assertThat(plan.publicSubnet(2)).isEqualTo("192.168.254.0/24");
    }
}
