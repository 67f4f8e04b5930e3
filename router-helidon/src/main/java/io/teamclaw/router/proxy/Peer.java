package io.teamclaw.router.proxy;

import io.helidon.common.socket.PeerInfo;
import java.net.InetSocketAddress;

/** Who is at the other end of a connection. */
final class Peer {
    private Peer() {}

    /** The IP address, without the zone that IPv6 may carry. */
    static String address(PeerInfo peer) {
        if (peer.address() instanceof InetSocketAddress inet && inet.getAddress() != null) {
            String address = inet.getAddress().getHostAddress();
            int zone = address.indexOf('%');
            return zone < 0 ? address : address.substring(0, zone);
        }
        return peer.host();
    }
}
