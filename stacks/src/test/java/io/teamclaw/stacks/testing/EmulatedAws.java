package io.teamclaw.stacks.testing;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The AWS SDK's clients, talking to an emulator. */
public record EmulatedAws(
        SdkHttpClient http,
        DynamoDbClient dynamoDb,
        EcsClient ecs,
        ElasticLoadBalancingV2Client loadBalancing,
        IamClient iam,
        ResourceGroupsTaggingApiClient tagging,
        SecretsManagerClient secrets,
        SsmClient ssm)
        implements AutoCloseable {

    public static EmulatedAws of(URI endpoint, String region) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        Where where = new Where(endpoint, Region.of(region), http);
        return new EmulatedAws(
                http,
                where.set(DynamoDbClient.builder()).build(),
                where.set(EcsClient.builder()).build(),
                where.set(ElasticLoadBalancingV2Client.builder()).build(),
                where.set(IamClient.builder()).build(),
                where.set(ResourceGroupsTaggingApiClient.builder()).build(),
                where.set(SecretsManagerClient.builder()).build(),
                where.set(SsmClient.builder()).build());
    }

    @Override
    public void close() {
        http.close();
    }

    private record Where(URI endpoint, Region region, SdkHttpClient http) {
        private static final StaticCredentialsProvider CREDENTIALS =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

        <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B set(B builder) {
            return builder.endpointOverride(endpoint)
                    .region(region)
                    .credentialsProvider(CREDENTIALS)
                    .httpClient(http);
        }
    }
}
