package io.teamclaw.router.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Whose word counts for a client's address.
 *
 * @param trustedProxies how many proxies in front append to {@code X-Forwarded-For}: 0 where
 *     clients connect directly, 2 behind CloudFront and a load balancer. Only that many entries,
 *     counted from the right, were not written by the client
 * @param loopbackStandIn the address that a workspace is told for a client on this machine.
 *     OpenClaw 2026.9.6 answers {@code proxy_attribution_required} to a loopback one; 192.0.2.10 is
 *     from the block that RFC 5737 keeps for documentation
 */
public record ForwardedForPolicy(int trustedProxies, String loopbackStandIn) {
    public ForwardedForPolicy {
        if (trustedProxies < 0) {
            throw new IllegalArgumentException("The number of trusted proxies is not negative");
        }
    }

    /** Clients connect directly, most of them from this machine. */
    public static ForwardedForPolicy onOneMachine() {
        return new ForwardedForPolicy(0, "192.0.2.10");
    }

    /** The client's address. @param peer the address at the other end of the connection */
    public String clientAddress(String peer, Headers headers) {
        if (trustedProxies == 0) {
            return peer;
        }
        List<String> chain = HeaderLists.elements(headers, HeaderNames.X_FORWARDED_FOR);
        int index = chain.size() - trustedProxies;
        return index >= 0 && isAddress(chain.get(index)) ? chain.get(index) : peer;
    }

    /** The address to tell a workspace. */
    public String forWorkspace(String clientAddress) {
        try {
            return isAddress(clientAddress)
                            && InetAddress.getByName(clientAddress).isLoopbackAddress()
                    ? loopbackStandIn
                    : clientAddress;
        } catch (UnknownHostException e) {
            return loopbackStandIn;
        }
    }

    /** Digits and colons only, so that looking it up never asks a name server. */
    private static boolean isAddress(String value) {
        return value.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    }
}
