package io.teamclaw.lifecycle.testing.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Clients of what plays AWS: in its one region, with credentials that nobody checks. */
public final class Emulated {
    private Emulated() {}

    /**
     * @param endpoint where the emulator, or a server of the test's own, listens
     */
    public static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("emulated", "emulated")));
    }
}
