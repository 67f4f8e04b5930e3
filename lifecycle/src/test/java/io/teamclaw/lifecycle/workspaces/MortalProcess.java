package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.FaultyRuntime;
import io.teamclaw.lifecycle.testing.FaultyRuntime.ProcessDied;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A process of its own that can die: from then on nothing that it does has an effect. */
final class MortalProcess implements AutoCloseable {
    private final AtomicBoolean dead = new AtomicBoolean();
    private final FaultyRuntime runtime;
    private final WorkspaceService service;

    /**
     * @param fences until when each attempt's launch may have an effect, as recorded by anybody
     */
    MortalProcess(
            EmbeddedDynamoDb dynamoDb,
            ScriptedPlatform platform,
            Clock clock,
            Map<String, Instant> fences) {
        this.runtime =
                new FaultyRuntime(
                        new Punctual(platform.runtime(), clock, fences), () -> dead.set(true));
        DynamoDbClient client = new MortalClient(dynamoDb.client(), dead, fences).client();
        UserStore users = new UserStore(client, EmbeddedDynamoDb.ENVIRONMENT);
        this.service =
                WorkspaceService.create(
                        client,
                        EmbeddedDynamoDb.ENVIRONMENT,
                        new WorkspacePlatform(
                                users,
                                runtime,
                                Routing.BY_RECORD,
                                platform.gateway(),
                                platform.rules(),
                                platform.use(),
                                List.of(),
                                clock));
    }

    static Map<String, Instant> noFences() {
        return new ConcurrentHashMap<>();
    }

    WorkspaceService service() {
        return service;
    }

    FaultyRuntime runtime() {
        return runtime;
    }

    boolean isDead() {
        return dead.get();
    }

    @Override
    public void close() {
        service.close();
    }

    /** Reaches the tables as long as the process lives, and sees which launches are announced. */
    private record MortalClient(
            DynamoDbClient inner, AtomicBoolean dead, Map<String, Instant> fences)
            implements InvocationHandler {
        DynamoDbClient client() {
            return (DynamoDbClient)
                    Proxy.newProxyInstance(
                            DynamoDbClient.class.getClassLoader(),
                            new Class<?>[] {DynamoDbClient.class},
                            this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.isDefault() && !(arguments[0] instanceof DynamoDbRequest)) {
                // It makes the request and comes back with it.
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (method.getName().endsWith("Paginator")) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            live();
            try {
                Object answer = method.invoke(inner, arguments);
                if (arguments[0] instanceof UpdateItemRequest update) {
                    note(update.expressionAttributeValues());
                }
                live();
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void live() {
            if (dead.get()) {
                throw new ProcessDied();
            }
        }

        private void note(Map<String, AttributeValue> values) {
            if (values.containsKey(":launchUntil")) {
                fences.put(
                        values.get(":attemptId").s(),
                        Instant.parse(values.get(":launchUntil").s()));
            }
        }
    }

    /** Keeps the promise that a launch has no effect after its time. */
    private record Punctual(TaskRuntime inner, Clock clock, Map<String, Instant> fences)
            implements TaskRuntime {
        @Override
        public void provision(User owner) {
            inner.provision(owner);
        }

        @Override
        public TaskRef launch(User owner, String attemptId) {
            synchronized (clock) {
                if (!clock.instant().isBefore(fences.getOrDefault(attemptId, Instant.MIN))) {
                    throw new TaskStartException(FailureKind.SERVICE, "It took too long.");
                }
                return inner.launch(owner, attemptId);
            }
        }

        @Override
        public TaskStatus status(TaskRef task) {
            return inner.status(task);
        }

        @Override
        public List<TaskRef> tasksOf(UserId owner) {
            return inner.tasksOf(owner);
        }

        @Override
        public void stop(TaskRef task, Duration grace) {
            inner.stop(task, grace);
        }

        @Override
        public void deprovision(UserId userId, boolean deleteFiles) {
            inner.deprovision(userId, deleteFiles);
        }
    }
}
