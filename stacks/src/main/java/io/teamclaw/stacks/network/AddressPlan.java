package io.teamclaw.stacks.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How the VPC's addresses are divided: a quarter for the private subnet of each zone, where every
 * workspace takes an address, and parts of the last quarter for the public ones, where only load
 * balancer and NAT are. The third zone's parts stay free where there are two, so that a zone can be
 * added without touching what is there.
 *
 * @param cidr the VPC's block, /16 to /20, e.g. {@code 10.20.0.0/16}
 */
public record AddressPlan(String cidr) {
    private static final int PRIVATE_BITS = 2;
    private static final int PUBLIC_BITS = 4;
    private static final int FIRST_PUBLIC = 12;

    /** The private subnet's block, by the zone's number from 0. */
    public String privateSubnet(int zone) {
        return part(PRIVATE_BITS, zone);
    }

    /** The public subnet's block, by the zone's number from 0. */
    public String publicSubnet(int zone) {
        return part(PUBLIC_BITS, FIRST_PUBLIC + zone);
    }

    /** Of the zones 0 to {@code zones} - 1. */
    public List<String> privateSubnets(int zones) {
        return IntStream.range(0, zones).mapToObj(this::privateSubnet).toList();
    }

    /** Of the zones 0 to {@code zones} - 1. */
    public List<String> publicSubnets(int zones) {
        return IntStream.range(0, zones).mapToObj(this::publicSubnet).toList();
    }

    private String part(int bits, int index) {
        int slash = cidr.indexOf('/');
        int prefix = Integer.parseInt(cidr.substring(slash + 1)) + bits;
        int address = address(cidr.substring(0, slash)) + (index << (32 - prefix));
        return "%d.%d.%d.%d/%d"
                .formatted(
                        address >>> 24,
                        address >>> 16 & 255,
                        address >>> 8 & 255,
                        address & 255,
                        prefix);
    }

    private static int address(String dotted) {
        int address = 0;
        for (String each : dotted.split("\\.")) {
            address = address << 8 | Integer.parseInt(each);
        }
        return address;
    }
}
