package io.teamclaw.adminui.testing;

import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.account.SignInAccounts;
import io.teamclaw.lifecycle.users.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A provider that signs everybody in at once as whom it is told, with Cognito's claims. */
public final class CompanyPool implements AutoCloseable {
    public static final String CLIENT = "portal-client";
    private static final String ISSUER = "pool";

    private final MockOAuth2Server server = new MockOAuth2Server();

    public CompanyPool() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    public URI issuer() {
        return server.issuerUrl(ISSUER).uri();
    }

    public Identity.Oidc identity() {
        return new Identity.Oidc(
                issuer(), CLIENT, URI.create(issuer() + "/logout"), "CompanySSO", new Unkept());
    }

    /** The next sign-in is of somebody with this address and these groups. */
    public void nextIs(String email, String... groups) {
        nextIs(
                Map.of(
                        "email",
                        email,
                        "email_verified",
                        true,
                        "name",
                        "Ada Example",
                        "cognito:groups",
                        List.of(groups)));
    }

    /** The next sign-in says this. */
    public void nextIs(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("token_use", "id");
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        ISSUER, "sub-1", "JWT", List.of(CLIENT), all, 3_600));
    }

    /** From the portal to the provider and back; the portal's answer to the code. */
    public HttpResponse<String> signIn(PortalBrowser browser) {
        URI provider = URI.create(location(browser.get("/oauth2/authorization/cognito")));
        URI back = URI.create(location(get(provider)));
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static HttpResponse<String> get(URI uri) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private record Unkept() implements SignInAccounts {
        @Override
        public void invite(User user) {
            // Its accounts are those of the test.
        }

        @Override
        public void update(User user) {
            // Its accounts are those of the test.
        }

        @Override
        public void delete(User user) {
            // Its accounts are those of the test.
        }
    }
}
