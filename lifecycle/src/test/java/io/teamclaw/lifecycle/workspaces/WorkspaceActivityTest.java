package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class WorkspaceActivityTest {
    private static final Instant LATER = Floor.NOW.plus(Duration.ofMinutes(10));

    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isNotedWithoutAnotherVersion() {
        floor.running();
        Workspace before = floor.service.find(floor.ada);

        floor.service.recordActivity(floor.ada, LATER);

        Workspace after =
                Eventually.get(
                        () -> floor.service.find(floor.ada),
                        now -> now.lastActiveAt().equals(LATER));
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.state()).isEqualTo(WorkspaceState.RUNNING);
    }

    @Test
    void movesForwardOnly() {
        floor.running();
        WorkspaceStore store = store(floor.dynamoDb.client());

        store.recordActivity(floor.ada, LATER);
        store.recordActivity(floor.ada, LATER.minusMillis(1));

        assertThat(floor.service.find(floor.ada).lastActiveAt()).isEqualTo(LATER);
    }

    @Test
    void isWrittenAtMostEveryHalfMinuteForEachWorkspace() {
        floor.running();
        AtomicInteger writes = new AtomicInteger();
        BackgroundWork background = new BackgroundWork();
        ActivityLog log = new ActivityLog(store(counting(writes)), background);

        log.record(floor.ada, LATER);
        log.record(floor.ada, LATER.plusSeconds(29));
        log.record(floor.ada, LATER.minusSeconds(300));
        log.record(floor.ada, LATER.plusSeconds(30));
        log.record(floor.ada, LATER.plusSeconds(59));
        log.record(floor.person("eve").id(), LATER);
        background.close();

        assertThat(writes).hasValue(3);
        assertThat(floor.service.find(floor.ada).lastActiveAt()).isEqualTo(LATER.plusSeconds(30));
    }

    @Test
    void makesNoWorkspace() {
        store(floor.dynamoDb.client()).recordActivity(floor.ada, LATER);

        assertThat(floor.service.find(floor.ada)).isEqualTo(Workspace.absent(floor.ada));
    }

    @Test
    void neverFailsItsCaller() {
        floor.dynamoDb.close();
        floor.service.recordActivity(floor.ada, LATER);
        floor.service.close();
        floor.service.recordActivity(floor.ada, LATER.plusSeconds(60));
    }

    private static WorkspaceStore store(DynamoDbClient client) {
        return new WorkspaceStore(client, EmbeddedDynamoDb.ENVIRONMENT);
    }

    /** The real client, its updates counted. */
    private DynamoDbClient counting(AtomicInteger writes) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("updateItem")) {
                                writes.incrementAndGet();
                            }
                            try {
                                return method.invoke(floor.dynamoDb.client(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
