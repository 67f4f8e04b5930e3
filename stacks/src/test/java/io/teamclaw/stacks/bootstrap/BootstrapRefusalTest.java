package io.teamclaw.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.testing.Deployments;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Answers of AWS that the emulator does not give, by a server that knows two calls. */
class BootstrapRefusalTest {
    private static final String BUCKET = "teamclaw-state-live-123456789012";
    private static final Answer CALLER =
            new Answer(
                    200,
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
                            + "</GetCallerIdentityResult></GetCallerIdentityResponse>");

    private final ConcurrentMap<String, Answer> answers = new ConcurrentHashMap<>();
    private HttpServer aws;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    Answer answer = answers.get(exchange.getRequestMethod());
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            answer.status(), body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        aws.start();
        answers.put("POST", CALLER);
    }

    @AfterEach
    void stop() {
        aws.stop(0);
    }

    @Test
    void aBucketOfAnotherAccountIsTold() {
        answers.put("HEAD", new Answer(403, ""));

        assertThat(refusal())
                .isEqualTo(
                        "The bucket %s cannot be looked at: allow s3:ListBucket on it; if that is allowed, another account has taken the name"
                                .formatted(BUCKET));
    }

    @Test
    void aBucketNameThatAnotherAccountTakesAtTheSameTimeIsTold() {
        answers.put("HEAD", new Answer(404, ""));
        answers.put("PUT", new Answer(409, "<Error><Code>BucketAlreadyExists</Code></Error>"));

        assertThat(refusal()).contains(BUCKET, "is taken by another account");
    }

    @Test
    void aBucketInAnotherRegionIsTold() {
        answers.put("HEAD", new Answer(301, ""));

        assertThat(refusal()).contains(BUCKET, "stands in another region than eu-central-1");
    }

    @Test
    void credentialsThatHaveExpiredAreTold() {
        answers.put(
                "POST",
                new Answer(
                        403,
                        "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>m</Message></Error></ErrorResponse>"));

        assertThat(refusal())
                .isEqualTo("AWS does not accept these credentials (ExpiredToken): sign in anew");
    }

    @Test
    void anAddressWhereNobodyAnswersIsTold() {
        URI closed = endpoint();
        aws.stop(0);

        assertThat(refusal(closed))
                .startsWith("AWS does not answer to sts:GetCallerIdentity")
                .contains("network");
    }

    private String refusal() {
        return refusal(endpoint());
    }

    private static String refusal(URI endpoint) {
        var settings = Deployments.large().settings();
        var credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        try (AwsAccess aws = AwsAccess.of(settings.region(), credentials, Optional.of(endpoint))) {
            PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
            Throwable thrown = catchThrowable(() -> Bootstrap.run(settings, aws, nowhere));
            assertThat(thrown).isInstanceOf(AwsException.class);
            return thrown.getMessage();
        }
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + aws.getAddress().getPort());
    }
}
