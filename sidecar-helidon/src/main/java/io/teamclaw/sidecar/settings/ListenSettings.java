package io.teamclaw.sidecar.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where agents call.
 *
 * @param host loopback address to listen on ({@code SIDECAR_HOST})
 * @param port port to listen on, 0 for any that is free ({@code SIDECAR_PORT})
 */
public record ListenSettings(String host, int port) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    static ListenSettings of(Variables variables) {
        String host = variables.text("SIDECAR_HOST").orElse("127.0.0.1");
        if (!isLoopback(host)) {
            throw new InvalidSettingsException(
                    "SIDECAR_HOST must be a loopback address such as 127.0.0.1: whoever reaches the"
                            + " sidecar spends the company's keys");
        }
        return new ListenSettings(host, variables.number("SIDECAR_PORT", 3000, 0, 65535));
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
