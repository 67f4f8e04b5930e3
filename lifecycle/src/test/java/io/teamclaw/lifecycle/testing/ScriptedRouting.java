package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Routing;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ways to tasks as entries of a map. */
public final class ScriptedRouting implements Routing {
    private final Map<UserId, TaskRef> ways = new ConcurrentHashMap<>();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void route(User owner, TaskRef task, TaskAddress address) {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        failure.ifPresent(
                thrown -> {
                    throw thrown;
                });
        ways.put(owner.id(), task);
    }

    @Override
    public void unroute(UserId owner) {
        ways.remove(owner);
    }

    /** Where a person is led. */
    public Optional<TaskRef> wayOf(UserId owner) {
        return Optional.ofNullable(ways.get(owner));
    }

    /** From now on no way can be laid. */
    public void fail(RuntimeException thrown) {
        failure = Optional.of(thrown);
    }

    /** Ways are laid again. */
    public void recover() {
        failure = Optional.empty();
    }

    /** Laying a way waits until the returned latch is counted down. */
    public CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }
}
