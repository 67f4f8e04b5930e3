package io.teamclaw.router.http;

import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Finds out whether somebody listens at an address. */
@FunctionalInterface
public interface TcpProbe {
    int TIMEOUT_MILLIS = 1_000;

    boolean accepts(TaskAddress address);

    /** By connecting and closing again at once. */
    static TcpProbe connecting() {
        return address -> {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
