package io.teamclaw.local.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PublicPortTest {
    @Test
    void inUseIsSaidInOneLine() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThatThrownBy(() -> PublicPort.requireFree(taken.getLocalPort()))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("Port " + port + " is in use")
                    .hasMessageContaining("TEAMCLAW_PORT")
                    .message()
                    .doesNotContain("\n");
        }
        assertThatCode(() -> PublicPort.requireFree(port)).doesNotThrowAnyException();
    }
}
