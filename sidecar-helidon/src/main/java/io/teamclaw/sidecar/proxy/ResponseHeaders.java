package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import java.util.Set;

/**
 * Turns upstream's answer headers into those that the agent sees. Request ids and rate limits stay:
 * clients wait by them, and support asks for them.
 */
final class ResponseHeaders {
    /**
     * They name the company's account or its place at the provider, tie the agent to it, or speak
     * for another server than this one: an agent that followed {@code alt-svc} would pass us by,
     * and {@code access-control-*} would let web pages read answers.
     */
    private static final Set<String> NOT_PASSED_ON =
            LowerCaseNames.of(
                    "set-cookie",
                    "set-cookie2",
                    "server",
                    "alt-svc",
                    "nel",
                    "report-to",
                    "reporting-endpoints",
                    "expect-ct",
                    "strict-transport-security",
                    "clear-site-data",
                    "www-authenticate",
                    "access-control-allow-origin",
                    "access-control-allow-credentials",
                    "access-control-expose-headers",
                    "x-org-id",
                    "x-tenant-id",
                    "x-workspace-id",
                    "x-team-id",
                    "x-user-id",
                    "x-api-key-id",
                    "x-ms-deployment-name",
                    "azureml-model-deployment",
                    "via");

    private ResponseHeaders() {}

    static void write(UpstreamHeaders from, WritableHeaders<?> to) {
        Set<String> hopByHop = HopByHop.names(from);
        for (int i = 0; i < from.size(); i++) {
            HeaderName header = HeaderNames.create(from.name(i));
            String name = header.lowerCase();
            if (!NOT_PASSED_ON.contains(name)
                    && !hopByHop.contains(name)
                    && !isOfTheAccount(name)) {
                to.add(HeaderValues.create(header, from.value(i)));
            }
        }
    }

    /**
     * Whatever a provider calls it, e.g. {@code anthropic-organization-id}, {@code openai-project},
     * {@code x-goog-user-project} or {@code x-account-id}.
     */
    private static boolean isOfTheAccount(String name) {
        return name.contains("organization")
                || name.contains("account")
                || name.contains("project");
    }
}
