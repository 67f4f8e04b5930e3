package io.teamclaw.config.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MotoServerTest {
    @Test
    void itPlaysTheAccountDoesWhatItIsToldToOnceAndEndsWhenItIsClosed() throws Exception {
        URI endpoint;
        try (MotoServer moto = MotoServer.start()) {
            endpoint = moto.endpoint();
            assertThat(callerIdentity(endpoint).body()).contains(MotoServer.ACCOUNT);
            moto.refuseOnce("GetCallerIdentity");
            assertThat(callerIdentity(endpoint).statusCode()).isEqualTo(403);
            assertThat(callerIdentity(endpoint).statusCode()).isEqualTo(200);
            moto.answerOnce("GetCallerIdentity", 503, "{\"__type\":\"Unavailable\"}");
            assertThat(callerIdentity(endpoint).statusCode()).isEqualTo(503);
            assertThat(callerIdentity(endpoint).statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> callerIdentity(endpoint)).isInstanceOf(ConnectException.class);
    }

    private static HttpResponse<String> callerIdentity(URI endpoint) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sts/aws4_request,"
                                            + " SignedHeaders=host, Signature=0")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "Action=GetCallerIdentity&Version=2011-06-15"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
