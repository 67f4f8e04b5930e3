package io.teamclaw.config.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 network.
 *
 * @param address its first address as an unsigned number
 * @param prefix how many leading bits are fixed
 */
record Ipv4Block(long address, int prefix) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** RFC 1918, section 3. */
    private static final List<Ipv4Block> PRIVATE =
            List.of(
                    new Ipv4Block(10L << 24, 8),
                    new Ipv4Block(172L << 24 | 16L << 16, 12),
                    new Ipv4Block(192L << 24 | 168L << 16, 16));

    /** Empty where the text is no block, or has bits set beyond its prefix. */
    static Optional<Ipv4Block> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(matcher.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int prefix = Integer.parseInt(matcher.group(5));
        if (prefix > 32 || address != first(address, prefix)) {
            return Optional.empty();
        }
        return Optional.of(new Ipv4Block(address, prefix));
    }

    boolean isPrivate() {
        return PRIVATE.stream()
                .anyMatch(
                        each ->
                                prefix >= each.prefix
                                        && first(address, each.prefix) == each.address);
    }

    private static long first(long address, int prefix) {
        return address >> 32 - prefix << 32 - prefix;
    }
}
