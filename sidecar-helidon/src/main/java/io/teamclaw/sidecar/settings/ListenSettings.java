package io.teamclaw.sidecar.settings;

import io.teamclaw.sidecar.client.ListenLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where agents call.
 *
 * @param host loopback address to listen on ({@code SIDECAR_HOST})
 * @param port port to listen on, 0 for any that is free ({@code SIDECAR_PORT})
 * @param limits what a client may take ({@code SIDECAR_MAX_HEAD_BYTES}, {@code
 *     SIDECAR_HEAD_SECONDS}, {@code SIDECAR_BODY_SECONDS}, {@code SIDECAR_MAX_CONNECTIONS})
 * @param calls how many calls may run at once ({@code SIDECAR_MAX_CALLS})
 */
public record ListenSettings(String host, int port, ListenLimits limits, int calls) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    static ListenSettings of(Variables variables) {
        String host = variables.text("SIDECAR_HOST").orElse("127.0.0.1");
        if (!isLoopback(host)) {
            throw new InvalidSettingsException(
                    "SIDECAR_HOST must be a loopback address such as 127.0.0.1: whoever reaches the"
                            + " sidecar spends the company's keys");
        }
        return new ListenSettings(
                host,
                variables.number("SIDECAR_PORT", 3000, 0, 65535),
                new ListenLimits(
                        variables.number("SIDECAR_MAX_HEAD_BYTES", 32_768, 1024, 262_144),
                        variables.seconds("SIDECAR_HEAD_SECONDS", 10, 1, 600),
                        variables.seconds("SIDECAR_BODY_SECONDS", 30, 1, 3600),
                        variables.number("SIDECAR_MAX_CONNECTIONS", 1100, 2, 65_535)),
                variables.number("SIDECAR_MAX_CALLS", 1000, 1, 65_535));
    }

    private static boolean isLoopback(String host) {
        try {
            // Only what cannot cause a DNS query is looked up.
            return host.equals("localhost")
                    || ADDRESS.matcher(host).matches()
                            && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
