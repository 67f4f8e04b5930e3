package io.teamclaw.stacks.aws;

import io.teamclaw.config.deploy.DeploySettings;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The way to AWS in one region, by one caller's credentials. Close its clients before it. */
public final class AwsAccess implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final Optional<URI> endpoint;

    private AwsAccess(String region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        this.region = region;
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    /**
     * With the credentials that the AWS command line would take.
     *
     * @throws AwsException where there are none
     */
    public static AwsAccess ofProcess(String region) {
        DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkClientException e) {
            throw new AwsException(
                    "No AWS credentials are here: sign in (`aws sso login`) and name the profile in"
                            + " AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        return of(region, credentials, Optional.empty());
    }

    /**
     * @param endpoint in place of every service's own
     */
    public static AwsAccess of(
            String region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        return new AwsAccess(region, credentials, endpoint);
    }

    /**
     * A service's client.
     *
     * @param builder of its own, e.g. {@code SsmClient.builder()}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http)
                .build();
    }

    /**
     * Makes sure that the credentials are of the account in the settings.
     *
     * @throws AwsException where they are of another
     */
    public void requireAccountOf(DeploySettings settings) {
        try (StsClient sts = client(StsClient.builder())) {
            String account =
                    Calls.call("sts:GetCallerIdentity", "the caller", () -> sts.getCallerIdentity())
                            .account();
            if (!account.equals(settings.account())) {
                throw new AwsException(
                        "These credentials belong to account %s, but %s is in account %s (`account` in its settings): name another profile in AWS_PROFILE"
                                .formatted(account, settings.environment(), settings.account()));
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
