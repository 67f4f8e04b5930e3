package io.teamclaw.adminui.testing;

import com.sun.net.httpserver.HttpServer;
import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.tokens.RenewalStore;
import io.teamclaw.lifecycle.tokens.TokenEndpoint;
import io.teamclaw.lifecycle.tokens.TokenRenewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Has the tokens of a portal's pool renewed by a provider that answers as a test says. */
public final class RenewalAttempt {
    private RenewalAttempt() {}

    /**
     * Looks at the tokens as a portal will do after a time.
     *
     * @param later how far that is away; tokens that end until then are due
     * @param status of the provider's answer
     * @param answer its body
     */
    public static void of(PortalFixture fixture, Duration later, int status, String answer) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        try {
            HttpServer provider = answering(status, answer.getBytes(StandardCharsets.UTF_8));
            try (TokenEndpoint endpoint = new TokenEndpoint(clock)) {
                new TokenRenewer(
                                KeyPoolStore.of(fixture.keyPool),
                                registry(provider.getAddress().getPort()),
                                new RenewalStore(
                                        fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT),
                                endpoint,
                                clock)
                        .run();
            } finally {
                provider.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer answering(int status, byte[] answer) throws IOException {
        HttpServer provider =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/",
                call -> {
                    call.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
                    call.getResponseBody().write(answer);
                    call.close();
                });
        provider.start();
        return provider;
    }

    private static ProviderRegistry registry(int port) throws IOException {
        Path overlay = Files.createTempFile("providers", ".yaml");
        try {
            Files.writeString(
                    overlay,
                    "providers: {openai-codex: {token-refresh: {endpoint: \"http://127.0.0.1:%d/token\"}}}"
                            .formatted(port));
            return ProviderRegistry.builtIn().withOverlay(overlay);
        } finally {
            Files.delete(overlay);
        }
    }
}
