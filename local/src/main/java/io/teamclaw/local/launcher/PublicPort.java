package io.teamclaw.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks early whether the public port is free, before anything slow is started. */
final class PublicPort {
    private PublicPort() {}

    /**
     * @throws LaunchException in one line that says what to do
     */
    static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LaunchException(
                    "Port "
                            + port
                            + " is in use or not allowed: end what listens there, or set"
                            + " TEAMCLAW_PORT to another port",
                    e);
        }
    }
}
