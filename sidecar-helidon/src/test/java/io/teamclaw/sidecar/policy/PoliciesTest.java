package io.teamclaw.sidecar.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.sidecar.settings.OwnerSettings;
import io.teamclaw.sidecar.settings.PolicySettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** The rules of a sidecar as the portal's settings stand in the table. */
class PoliciesTest {
    private static final String TABLE = Tables.CONFIG.physicalName("test");
    private static final String SCOPE = Tables.CONFIG.partitionKey();
    private static final String KEY = Tables.CONFIG.sortKey().orElseThrow();

    private final AmazonDynamoDBLocal server = DynamoDBEmbedded.create(true);

    @BeforeEach
    void createTable() {
        server.dynamoDbClient()
                .createTable(
                        create ->
                                create.tableName(TABLE)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(text(SCOPE), text(KEY))
                                        .keySchema(
                                                key(SCOPE, KeyType.HASH), key(KEY, KeyType.RANGE)));
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void takesTheStrictestOfWhatIsSetForAllTheTeamAndThePerson() {
        put("global", "platform/calls-per-minute", "30");
        put("team#research", "platform/calls-per-minute", "20");
        put("user#ada", "platform/calls-per-minute", "25");
        put("user#bob", "platform/calls-per-minute", "1");
        try (Policies policies = policies()) {
            assertThat(policies.limits().get().callsPerMinute()).isEqualTo(20);
        }
    }

    @Test
    void takesHowLongUsageIsKeptFromWhatIsSetForAllAlone() {
        put("global", "platform/usage-days", "400");
        put("user#ada", "platform/usage-days", "1");
        try (Policies policies = policies()) {
            policies.limits().get(); // waits for the first reading
            assertThat(policies.usageKept()).contains(Duration.ofDays(400));
        }
    }

    @Test
    void leavesOpenHowLongUsageIsKeptWhereNothingUsefulIsSet() {
        put("global", "platform/usage-days", "for ever");
        try (Policies policies = policies()) {
            policies.limits().get();
            assertThat(policies.usageKept()).isEmpty();
        }
    }

    private Policies policies() {
        return Policies.of(
                new PolicySettings(Optional.of(TABLE), OptionalInt.empty()),
                new OwnerSettings(new UserId("ada"), Optional.of(new TeamId("research"))),
                server::dynamoDbClient);
    }

    private void put(String scope, String key, String json) {
        server.dynamoDbClient()
                .putItem(
                        put ->
                                put.tableName(TABLE)
                                        .item(
                                                Map.of(
                                                        SCOPE,
                                                        AttributeValue.fromS(scope),
                                                        KEY,
                                                        AttributeValue.fromS(key),
                                                        "value",
                                                        AttributeValue.fromS(json))));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
