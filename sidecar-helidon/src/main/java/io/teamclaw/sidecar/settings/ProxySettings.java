package io.teamclaw.sidecar.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The HTTP proxy on the way to the providers.
 *
 * @param host of the proxy, from {@code SIDECAR_HTTP_PROXY}
 * @param port of the proxy
 * @param authorization value of {@code proxy-authorization}; a secret
 * @param direct hosts that are reached without it ({@code SIDECAR_NO_PROXY}), lower case
 */
public record ProxySettings(
        String host, int port, Optional<String> authorization, List<String> direct) {

    static Optional<ProxySettings> of(Variables variables) {
        List<String> direct =
                variables.text("SIDECAR_NO_PROXY").map(ProxySettings::list).orElse(List.of());
        return variables.value("SIDECAR_HTTP_PROXY", url -> parse(url, direct));
    }

    /**
     * Whether a host is reached through the proxy. This machine never is; a name of the list stands
     * for the names below it too, {@code *} for all.
     */
    public boolean leadsTo(String targetHost) {
        String name = targetHost.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]")) {
            return false;
        }
        return direct.stream()
                .noneMatch(
                        each -> each.equals("*") || name.equals(each) || name.endsWith("." + each));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .map(each -> each.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The text is not quoted: it may hold a password. */
    private static ProxySettings parse(String text, List<String> direct) {
        try {
            URI url = new URI(text);
            if ("http".equals(url.getScheme())
                    && url.getHost() != null
                    && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
                return new ProxySettings(
                        url.getHost(),
                        url.getPort() >= 0 ? url.getPort() : 80,
                        Optional.ofNullable(url.getUserInfo()).map(ProxySettings::basic),
                        direct);
            }
        } catch (URISyntaxException e) {
            // Refused below, like every other text that is no such URL.
        }
        throw new IllegalArgumentException(
                "it is not like http://proxy:3128 or http://user:password@proxy:3128");
    }

    private static String basic(String userInfo) {
        byte[] credentials = userInfo.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
