package io.teamclaw.config.openclaw;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses settings that OpenClaw would accept as valid and then fail with, or that would open the
 * workspace to others.
 */
final class SettingsRules {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    /** One visible word: it travels in a header, and OpenClaw compares it as it is. */
    private static final Pattern USER = Pattern.compile("[!-)+-~]{1,254}");

    private SettingsRules() {}

    static void check(WorkspaceSettings settings) {
        require(
                USER.matcher(settings.allowedUser()).matches(),
                "allowedUser: names no single user; an empty list would let every user in");
        require(
                settings.gatewayPort() >= 1 && settings.gatewayPort() <= 65_535,
                "gatewayPort: is not a port of 1 to 65535");
        require(
                settings.workspaceFolder().startsWith("/"),
                "workspaceFolder: is not an absolute path");
        checkProxies(settings);
        checkOrigin(settings.publicOrigin());
        checkSidecar(settings.sidecarUrl());
    }

    private static void checkProxies(WorkspaceSettings settings) {
        require(
                !settings.trustedProxies().isEmpty(),
                "trustedProxies: is empty; OpenClaw would not start");
        for (String each : settings.trustedProxies()) {
            AddressBlock block = AddressBlock.parse(each);
            require(
                    !block.isTooWide(),
                    "trustedProxies: " + each + " is far more than a router's network");
            require(
                    block.touchesLoopback() == settings.loopbackOnly(),
                    settings.loopbackOnly()
                            ? "trustedProxies: "
                                    + each
                                    + " is not loopback, but loopbackOnly is set"
                            : "trustedProxies: "
                                    + each
                                    + " is loopback; the gateway would refuse it, or trust the agent");
        }
    }

    /** Browsers keep the device key of OpenClaw's screen in secure contexts only. */
    private static void checkOrigin(URI origin) {
        boolean secure =
                "https".equals(origin.getScheme())
                        || "http".equals(origin.getScheme())
                                && LOOPBACK_HOSTS.contains(origin.getHost());
        require(
                secure && isBare(origin),
                "publicOrigin: is not like https://claw.example.com (http only for localhost), without a path");
    }

    private static void checkSidecar(URI sidecar) {
        require(
                "http".equals(sidecar.getScheme())
                        && LOOPBACK_HOSTS.contains(sidecar.getHost())
                        && isBare(sidecar),
                "sidecarUrl: is not like http://localhost:3000, without a path");
    }

    private static boolean isBare(URI url) {
        return url.getHost() != null
                && url.getRawPath().isEmpty()
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static void require(boolean fit, String message) {
        if (!fit) {
            throw new InvalidWorkspaceConfigException(message);
        }
    }
}
