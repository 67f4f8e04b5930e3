package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.aws.AwsClients;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class AwsClientsTest {
    @Test
    void aSessionsCallsLeaveTimeForAnAnswerWithinItsFunctionsTwentySeconds() {
        try (DynamoDbClient client =
                AwsClients.quick(DynamoDbClient.builder().region(Region.EU_WEST_1))) {
            var limits = client.serviceClientConfiguration().overrideConfiguration();
            assertThat(limits.apiCallTimeout()).contains(Duration.ofSeconds(4));
            assertThat(limits.apiCallAttemptTimeout()).contains(Duration.ofSeconds(2));
        }
    }

    @Test
    void theJdkRepeatsNoRequestByItself() {
        AwsClients.of(DynamoDbClient.builder().region(Region.EU_WEST_1)).close();

        assertThat(System.getProperty("sun.net.http.retryPost")).isEqualTo("false");
    }
}
