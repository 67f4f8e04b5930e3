package io.teamclaw.config.openclaw;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CIDR block of addresses; a bare address is a block of one.
 *
 * @param first the network's address, as a number
 * @param prefix how many leading bits are fixed
 * @param bits 32 or 128
 */
record AddressBlock(BigInteger first, int prefix, int bits) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:]*)(?:/([0-9]{1,3}))?");

    private static final BigInteger LOOPBACK_4 = BigInteger.valueOf(127L << 24);

    /**
     * @throws InvalidWorkspaceConfigException where the text is no block
     */
    static AddressBlock parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            byte[] address = address(matcher.group(1));
            int bits = address.length * 8;
            int prefix = matcher.group(2) == null ? bits : Integer.parseInt(matcher.group(2));
            if (bits > 0 && prefix <= bits) {
                BigInteger first = new BigInteger(1, address);
                return new AddressBlock(
                        first.shiftRight(bits - prefix).shiftLeft(bits - prefix), prefix, bits);
            }
        }
        throw new InvalidWorkspaceConfigException(
                "trustedProxies: holds something that is no address block such as 10.0.0.0/20");
    }

    /** Wider than the widest private networks, 10.0.0.0/8 and fc00::/7. */
    boolean isTooWide() {
        return prefix < (bits == 32 ? 8 : 7);
    }

    /** Whether an address of 127.0.0.0/8, or ::1, is in the block. */
    boolean touchesLoopback() {
        int common = bits == 32 ? Math.min(prefix, 8) : prefix;
        BigInteger loopback = bits == 32 ? LOOPBACK_4 : BigInteger.ONE;
        return loopback.shiftRight(bits - common).equals(first.shiftRight(bits - common));
    }

    /** Empty where the text is no address. The form rules out names, so nothing is looked up. */
    private static byte[] address(String text) {
        boolean dotted = text.indexOf('.') > 0;
        if (dotted && !text.matches("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}")) {
            return new byte[0];
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            // An IPv4 address written as IPv6 comes out as IPv4, and its prefix would be misread.
            return dotted || address instanceof Inet6Address ? address.getAddress() : new byte[0];
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
