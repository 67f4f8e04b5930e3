package io.teamclaw.sidecar;

import io.teamclaw.sidecar.proxy.RequestSigner;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** AWS's own signature, version 4, by the SDK's signer. */
final class BedrockSigner implements RequestSigner {
    private static final Pattern REGION =
            Pattern.compile(
                    "[a-z0-9-]+\\.([a-z]{2}(?:-[a-z]+)+-[0-9])\\.(?:amazonaws\\.com|api\\.aws).*");

    /** What an agent's own SDK has signed with its dummy; all of it is stated anew. */
    private static final List<String> OF_SIGNATURES =
            List.of("authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Supplier<AwsCredentialsProvider> credentials;

    BedrockSigner(Supplier<AwsCredentialsProvider> credentials) {
        this.credentials = credentials;
    }

    @Override
    public void sign(
            String service, String method, URI url, UpstreamHeaders headers, RequestBody body) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(url).build();
        SignedRequest signed =
                signer.sign(
                        sign ->
                                sign.identity(credentials.get().resolveCredentials())
                                        .request(request)
                                        .payload(() -> new Body(body))
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region(url)));
        OF_SIGNATURES.forEach(headers::remove);
        signed.request()
                .forEachHeader(
                        (name, values) -> {
                            if (!name.equalsIgnoreCase("host")) {
                                headers.set(name, values.getFirst());
                            }
                        });
    }

    /** As the endpoint's name says; else the sidecar's own. */
    private static String region(URI url) {
        Matcher named = REGION.matcher(url.getHost());
        return named.matches()
                ? named.group(1)
                : DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    }

    private static final class Body extends InputStream {
        private final RequestBody body;
        private long position;

        Body(RequestBody body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (body.isEmpty()) {
                return -1;
            }
            int n = body.read(position, into, offset, length);
            position += Math.max(0, n);
            return n;
        }
    }
}
