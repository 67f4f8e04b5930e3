package io.teamclaw.sidecar.proxy;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.AuthScheme;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Turns the agent's request headers into those that go upstream. */
final class RequestHeaders {
    /**
     * The dummy key in all its forms, whose account it is charged to (the company's key decides),
     * what would take usage out of the answer or put another method past the registry's list, and
     * what is stated anew for the connection upstream.
     */
    private static final Set<String> NOT_PASSED_ON =
            LowerCaseNames.of(
                    "authorization",
                    "x-api-key",
                    "x-goog-api-key",
                    "api-key",
                    "cookie",
                    "openai-organization",
                    "openai-project",
                    "x-goog-user-project",
                    "x-goog-fieldmask",
                    "x-http-method-override",
                    "host",
                    "expect",
                    "content-length",
                    "accept-encoding",
                    "anthropic-beta");

    /** A list to which the registry may add. */
    private static final String BETA = "anthropic-beta";

    private static final HeaderName BETA_NAME = HeaderNames.create(BETA);

    private RequestHeaders() {}

    /**
     * @param path that the call means at the provider
     * @param key injected where there is one
     * @param betaFlags of Anthropic's that the company lets this person's agent use, in place of
     *     the registry's
     */
    static void write(
            Headers from,
            UpstreamHeaders to,
            Provider provider,
            String path,
            Optional<PoolKey> key,
            Optional<Set<String>> betaFlags) {
        Set<String> hopByHop = HopByHop.names(from);
        for (Header header : from) {
            String name = header.headerName().lowerCase();
            if (!NOT_PASSED_ON.contains(name) && !hopByHop.contains(name)) {
                for (String value : header.allValues()) {
                    to.add(header.name(), value);
                }
            }
        }
        // Usage cannot be read from a compressed answer.
        to.add("accept-encoding", "identity");
        provider.extraHeaders().forEach(to::set);
        if (from.contains(BETA_NAME)) {
            betaFlags(from, to, betaFlags.orElse(provider.betaFlags()));
        }
        key.ifPresent(each -> inject(to, provider.auth(path), each));
    }

    private static void inject(UpstreamHeaders to, AuthScheme auth, PoolKey key) {
        to.set(auth.header(), auth.prefix() + key.secret());
    }

    /** The agent's flags that may pass, then the registry's own. */
    private static void betaFlags(Headers from, UpstreamHeaders to, Set<String> allowed) {
        StringJoiner flags = new StringJoiner(",");
        for (String line : from.all(BETA_NAME, List::of)) {
            for (String each : line.split(",")) {
                String flag = each.strip();
                if (allowed.contains(flag)) {
                    flags.add(flag);
                }
            }
        }
        if (flags.length() > 0) {
            to.all(BETA).forEach(flags::add);
            to.set(BETA, flags.toString());
        }
    }
}
