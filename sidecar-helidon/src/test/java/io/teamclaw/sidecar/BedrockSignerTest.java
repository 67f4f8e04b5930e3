package io.teamclaw.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The signature as AWS's reference computes it, step by step. */
class BedrockSignerTest {
    private static final String SECRET = "secret-0123456789";
    private static final String BODY = "{\"messages\":[]}";
    private static final String HOST = "bedrock-runtime.eu-central-1.amazonaws.com";

    private final BedrockSigner signer =
            new BedrockSigner(
                    () ->
                            StaticCredentialsProvider.create(
                                    AwsSessionCredentials.create("AKID", SECRET, "token-1")));

    @Test
    void isWhatAwsExpectsForThePathAsItIsSent() throws Exception {
        UpstreamHeaders headers = new UpstreamHeaders();
        headers.set("content-type", "application/json");
        headers.set("authorization", "AWS4-HMAC-SHA256 of the agent's dummy");
        headers.set("x-amz-date", "20200101T000000Z");
        signer.sign(
                "bedrock",
                "POST",
                URI.create("https://" + HOST + "/model/a.b-1%3A0/converse"),
                headers,
                body(BODY));

        String date = headers.first("X-Amz-Date").orElseThrow();
        String day = date.substring(0, 8);
        String scope = day + "/eu-central-1/bedrock/aws4_request";
        String digest = hex(sha256(BODY));
        String canonical =
                "POST\n/model/a.b-1%253A0/converse\n\nhost:"
                        + HOST
                        + "\nx-amz-content-sha256:"
                        + digest
                        + "\nx-amz-date:"
                        + date
                        + "\nx-amz-security-token:token-1\n\n"
                        + "host;x-amz-content-sha256;x-amz-date;x-amz-security-token\n"
                        + digest;
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hex(sha256(canonical));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        assertThat(headers.all("Authorization")).hasSize(1);
        assertThat(headers.first("Authorization").orElseThrow())
                .contains("Credential=AKID/" + scope)
                .endsWith("Signature=" + hex(hmac(key, toSign)));
        assertThat(date).isNotEqualTo("20200101T000000Z");
        assertThat(headers.first("content-type")).contains("application/json");
        assertThat(headers.toString()).doesNotContain(SECRET);
    }

    private static RequestBody body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RequestBody() {
            @Override
            public boolean isEmpty() {
                return false;
            }

            @Override
            public OptionalLong length() {
                return OptionalLong.of(bytes.length);
            }

            @Override
            public Optional<byte[]> whole() {
                return Optional.of(bytes);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
                byte[] rest = Arrays.copyOfRange(bytes, (int) position, bytes.length);
                int n = Math.min(length, rest.length);
                System.arraycopy(rest, 0, into, offset, n);
                return n == 0 ? -1 : n;
            }

            @Override
            public void sent() {
                // Nobody asks.
            }
        };
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
