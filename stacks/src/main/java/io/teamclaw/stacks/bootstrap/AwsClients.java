package io.teamclaw.stacks.bootstrap;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients of the AWS services that bootstrap talks to, all in one region. */
record AwsClients(
        SdkHttpClient http, S3Client s3, SecretsManagerClient secrets, SsmClient ssm, StsClient sts)
        implements AutoCloseable {

    /**
     * With the credentials that the AWS command line would take.
     *
     * @throws BootstrapException where there are none
     */
    static AwsClients ofProcess(String region) {
        DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkClientException e) {
            throw new BootstrapException(
                    "No AWS credentials are here: sign in (`aws sso login`) and name the profile in"
                            + " AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        return of(region, credentials, Optional.empty());
    }

    /**
     * @param endpoint in place of every service's own
     */
    static AwsClients of(
            String region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new AwsClients(
                http,
                in(region, credentials, endpoint, S3Client.builder().httpClient(http)).build(),
                in(region, credentials, endpoint, SecretsManagerClient.builder().httpClient(http))
                        .build(),
                in(region, credentials, endpoint, SsmClient.builder().httpClient(http)).build(),
                in(region, credentials, endpoint, StsClient.builder().httpClient(http)).build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B in(
            String region, AwsCredentialsProvider credentials, Optional<URI> endpoint, B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region)).credentialsProvider(credentials);
    }

    @Override
    public void close() {
        s3.close();
        secrets.close();
        ssm.close();
        sts.close();
        http.close();
    }
}
