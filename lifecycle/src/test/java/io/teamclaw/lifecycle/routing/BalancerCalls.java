package io.teamclaw.lifecycle.routing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Writes down what AWS is asked, and breaks off or fails where a test wants it. */
final class BalancerCalls implements ExecutionInterceptor {
    /** One request, by the name of its action. */
    record Call(String action, SdkRequest request) {}

    /** As if the process were killed: nothing of ours catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String action = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        RuntimeException failure = failures.remove(action);
        if (failure != null) {
            throw failure;
        }
        calls.add(new Call(action, context.request()));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        answered.incrementAndGet();
        if (left.decrementAndGet() == 0) {
            throw new Killed();
        }
    }

    /** Has the next call of this action fail before it has an effect. */
    void failOnce(String action, RuntimeException failure) {
        failures.put(action, failure);
    }

    /** Kills the caller right after so many more calls had their effect. */
    void killAfter(int calls) {
        left.set(calls);
    }

    void killNobody() {
        left.set(Integer.MAX_VALUE);
    }

    /** How many calls were not refused. */
    int answered() {
        return answered.get();
    }

    List<String> actions() {
        return calls.stream().map(Call::action).toList();
    }

    <R extends SdkRequest> List<R> of(Class<R> type) {
        return calls.stream().map(Call::request).filter(type::isInstance).map(type::cast).toList();
    }

    void forget() {
        calls.clear();
        answered.set(0);
    }
}
