package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageStoreTest {
    private static final UserId ADA = new UserId("ada");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final UsageStore usage =
            new UsageStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void givesBackWhatWasWrittenNewestFirst() {
        UsageRow first = put(UsageRows.good(ADA, NOON, "a"));
        UsageRow second = put(UsageRows.bad(ADA, NOON.plusNanos(1), "b"));
        UsageRow third = put(UsageRows.good(ADA, NOON.plusMillis(500), "c"));
        UsageRow fourth = put(UsageRows.good(ADA, NOON.plusSeconds(1), "d"));
        put(UsageRows.good(new UserId("eve"), NOON, "e"));

        assertThat(usage.latest(ADA, NOON, LATER, 10))
                .containsExactly(fourth, third, second, first);
        assertThat(usage.latest(ADA, NOON, LATER, 2)).containsExactly(fourth, third);
        assertThat(usage.latest(new UserId("nobody"), NOON, LATER, 10)).isEmpty();
    }

    @Test
    void beginsWithTheFirstInstantAndEndsBeforeTheLast() {
        UsageRow first = put(UsageRows.good(ADA, NOON, "a"));
        UsageRow second = put(UsageRows.good(ADA, NOON.plusNanos(1), "b"));
        UsageRow third = put(UsageRows.good(ADA, NOON.plusSeconds(1), "c"));

        assertThat(usage.latest(ADA, NOON.plusNanos(1), LATER, 10)).containsExactly(third, second);
        assertThat(usage.latest(ADA, NOON, third.at(), 10)).containsExactly(second, first);
        assertThat(usage.latest(ADA, third.at().plusNanos(1), LATER, 10)).isEmpty();
    }

    @Test
    void leavesMalformedRowsOut() {
        Map<String, Object> broken = new HashMap<>(UsageRows.good(ADA, NOON, "x").attributes());
        broken.remove("provider");
        UsageRows.put(dynamoDb.client(), broken);
        UsageRow good = put(UsageRows.good(ADA, NOON.minusSeconds(1), "y"));

        assertThat(usage.latest(ADA, Instant.EPOCH, LATER, 1)).isEqualTo(List.of(good));
    }

    @Test
    void readsOnOverManyPages() {
        IntStream.range(0, 40)
                .forEach(
                        i -> {
                            Map<String, Object> large =
                                    new HashMap<>(
                                            UsageRows.good(ADA, NOON.plusSeconds(i), "r" + i)
                                                    .attributes());
                            large.put("filler", "x".repeat(60_000));
                            UsageRows.put(dynamoDb.client(), large);
                        });

        assertThat(usage.latest(ADA, Instant.EPOCH, LATER, 100)).hasSize(40);
    }

    @Test
    void readsAPageOfAllCallsOnlyWhenItsTurnHasCome() {
        IntStream.range(0, 40)
                .forEach(
                        i -> {
                            Map<String, Object> large =
                                    new HashMap<>(
                                            UsageRows.good(ADA, NOON.plusSeconds(i), "r" + i)
                                                    .attributes());
                            large.put("filler", "x".repeat(60_000));
                            UsageRows.put(dynamoDb.client(), large);
                        });
        MeasuredDynamoDb measured = new MeasuredDynamoDb(dynamoDb.client());
        Iterator<UsageRow> rows =
                new UsageStore(measured, EmbeddedDynamoDb.ENVIRONMENT)
                        .all(ADA, NOON, LATER)
                        .iterator();

        List<Integer> pagesRead = new ArrayList<>();
        while (rows.hasNext()) {
            rows.next();
            pagesRead.add(measured.queries());
        }

        assertThat(pagesRead).hasSize(40).isSorted().startsWith(1, 1, 1).endsWith(3);
        assertThat(pagesRead.get(10)).isEqualTo(1);
        assertThat(pagesRead.get(25)).isEqualTo(2);
    }

    private UsageRow put(UsageRow row) {
        UsageRows.put(dynamoDb.client(), row);
        return row;
    }
}
