package io.teamclaw.sidecar;

import io.teamclaw.sidecar.settings.Settings;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The AWS clients, with region and {@code AWS_ENDPOINT_URL} as the SDK finds them, and with the
 * credentials of the sidecar's own role, or those that the SDK finds where it has none. Over the
 * JDK's own HTTP client: the smallest and the fastest to start.
 */
final class AwsClients {
    private final Lazy<AwsCredentialsProvider> credentials;

    AwsClients(Settings settings) {
        this.credentials =
                new Lazy<>(
                        () ->
                                settings.role()
                                        .role()
                                        .<AwsCredentialsProvider>map(
                                                role ->
                                                        SidecarRoleCredentials.of(
                                                                role, settings.owner()))
                                        .orElseGet(
                                                () ->
                                                        DefaultCredentialsProvider.builder()
                                                                .build()));
    }

    /** Whoever the sidecar is to AWS. */
    AwsCredentialsProvider credentials() {
        return credentials.get();
    }

    DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(credentials())
                .overrideConfiguration(bounded(Duration.ofSeconds(10)))
                .build();
    }

    SecretsManagerClient secretsManager() {
        return SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(credentials())
                .overrideConfiguration(bounded(Duration.ofSeconds(5)))
                .build();
    }

    private static ClientOverrideConfiguration bounded(Duration call) {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(call)
                .retryStrategy(RetryMode.STANDARD)
                .build();
    }
}
