package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageRollupTest {
    private static final UserId ADA = new UserId("ada");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final RollupStore rollup =
            new RollupStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);

    private final List<UsageRollup> followers = new ArrayList<>();

    @AfterEach
    void stop() {
        followers.forEach(UsageRollup::close);
        dynamoDb.close();
    }

    @Test
    void countsWhatWasThereBeforeAndWhatComes() {
        put("before");
        follow();
        awaitRequests(1);
        put("after");
        put("and after");
        awaitRequests(3);
    }

    @Test
    void goesOnInTheShardsThatComeLater() {
        follow();
        put("a");
        awaitRequests(1);
        dynamoDb.rollShards();
        put("b");
        awaitRequests(2);
    }

    @Test
    void countsNothingTwiceAfterARestartOrBesideAnother() {
        put("a");
        put("b");
        UsageRollup first = follow();
        awaitRequests(2);
        first.close();

        follow();
        follow();
        put("c");
        awaitRequests(3);
    }

    @Test
    void stepsOverMalformedRows() {
        Map<String, Object> noModel = new HashMap<>(UsageRows.good(ADA, NOON, "x").attributes());
        noModel.remove("model");
        UsageRows.put(dynamoDb.client(), noModel);
        Map<String, Object> noTime = new HashMap<>(UsageRows.good(ADA, NOON, "y").attributes());
        noTime.put("timestamp", "yesterday#y");
        UsageRows.put(dynamoDb.client(), noTime);
        put("good");

        follow();

        awaitRequests(1);
    }

    @Test
    void goesOnAfterTheCountersCouldNotBeWritten() {
        String table = "teamclaw-usage-rollup-" + EmbeddedDynamoDb.ENVIRONMENT;
        dynamoDb.client().deleteTable(delete -> delete.tableName(table));
        put("a");
        UsageRollup follower = follow();
        Eventually.get(follower::failures, count -> count > 0);

        dynamoDb.createTables();

        awaitRequests(1);
    }

    @Test
    void endsWhenClosed() {
        UsageRollup follower = follow();
        put("a");
        awaitRequests(1);

        follower.close();
        follower.close();
        put("b");

        assertThat(requests()).isEqualTo(1);
    }

    private UsageRollup follow() {
        UsageRollup follower =
                UsageRollup.start(
                        dynamoDb.client(),
                        dynamoDb.streams(),
                        rollup,
                        EmbeddedDynamoDb.ENVIRONMENT);
        followers.add(follower);
        return follower;
    }

    private void put(String requestId) {
        UsageRows.put(dynamoDb.client(), UsageRows.good(ADA, NOON, requestId));
    }

    private void awaitRequests(long count) {
        Eventually.get(this::requests, now -> now >= count);
        assertThat(requests()).isEqualTo(count);
    }

    private long requests() {
        return rollup.totals(START, START.plus(Duration.ofDays(1))).requests();
    }
}
