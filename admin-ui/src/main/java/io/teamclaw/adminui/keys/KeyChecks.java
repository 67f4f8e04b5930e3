package io.teamclaw.adminui.keys;

import io.teamclaw.config.provider.ApiKind;
import io.teamclaw.config.provider.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Asks a provider whether it accepts a key, by a call that costs nothing. No redirect is followed:
 * it could carry the key to another host. Neither a key nor an answer is logged.
 */
@Component
class KeyChecks {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 8;

    /** Every call of Anthropic's API names the version that it speaks; agents' own SDKs do it. */
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(LIMIT)
                    .build();

    /**
     * Asks for each key, eight at a time.
     *
     * @param provider one that has a call to check by
     * @param baseUrl where the provider's calls go
     * @return a verdict for each, in their order
     */
    List<KeyVerdict> check(Provider provider, URI baseUrl, List<String> secrets) {
        Semaphore places = new Semaphore(AT_ONCE);
        List<CompletableFuture<KeyVerdict>> asked =
                secrets.stream().map(secret -> ask(places, provider, baseUrl, secret)).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<KeyVerdict> ask(
            Semaphore places, Provider provider, URI baseUrl, String secret) {
        return CompletableFuture.supplyAsync(
                () -> {
                    places.acquireUninterruptibly();
                    try {
                        return ask(provider, baseUrl, secret);
                    } finally {
                        places.release();
                    }
                },
                Thread::startVirtualThread);
    }

    private KeyVerdict ask(Provider provider, URI baseUrl, String secret) {
        try {
            HttpRequest request = request(provider, baseUrl, secret);
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return verdict(provider, status);
        } catch (IOException | IllegalArgumentException unreachable) {
            // Said to the person as a verdict; the exception's text could quote a header.
            return KeyVerdict.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KeyVerdict.UNKNOWN;
        }
    }

    private static HttpRequest request(Provider provider, URI baseUrl, String secret) {
        var check = provider.check().orElseThrow();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + check.path()))
                        .timeout(LIMIT)
                        .method(check.method(), HttpRequest.BodyPublishers.noBody())
                        .header(provider.auth().header(), provider.auth().prefix() + secret);
        provider.extraHeaders().forEach(request::header);
        if (provider.apiKind() == ApiKind.ANTHROPIC_MESSAGES) {
            request.header("anthropic-version", ANTHROPIC_VERSION);
        }
        return request.build();
    }

    private static KeyVerdict verdict(Provider provider, int status) {
        if (status >= 200 && status < 300) {
            return KeyVerdict.VALID;
        }
        // Google answers a key that it does not know with 400 (API_KEY_INVALID).
        boolean googles = provider.apiKind() == ApiKind.GOOGLE_GENERATIVE_AI && status == 400;
        return status == 401 || status == 403 || googles ? KeyVerdict.REFUSED : KeyVerdict.UNKNOWN;
    }
}
