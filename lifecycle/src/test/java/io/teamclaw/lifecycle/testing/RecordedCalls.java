package io.teamclaw.lifecycle.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Records each call of AWS that the clients make which have it as interceptor, in order, and lets
 * some fail: before they reach AWS, or after they had their effect. A retry of the SDK is the same
 * call.
 */
public final class RecordedCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<Integer> NUMBER =
            new ExecutionAttribute<>("NumberOfTheCall");
    private static final BiConsumer<Integer, Call> NOTHING = (number, call) -> {};

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicReference<BiConsumer<Integer, Call>> before =
            new AtomicReference<>(NOTHING);
    private final AtomicReference<BiConsumer<Integer, Call>> after = new AtomicReference<>(NOTHING);

    /**
     * One call.
     *
     * @param service as the SDK names it, e.g. {@code Iam}
     * @param operation e.g. {@code CreateRole}
     * @param request its fields
     */
    public record Call(String service, String operation, SdkRequest request) {
        /** E.g. {@code Iam.CreateRole}. */
        public String name() {
            return service + "." + operation;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** The process ended in the midst of its work: no handler of exceptions sees that. */
    public static final class CutOff extends Error {
        private static final long serialVersionUID = 1L;

        CutOff(Call call) {
            super("cut off at " + call);
        }
    }

    /** All so far. */
    public List<Call> all() {
        return List.copyOf(calls);
    }

    /** E.g. {@code [Iam.GetRole, Iam.CreateRole]}. */
    public List<String> names() {
        return calls.stream().map(Call::name).toList();
    }

    /** The requests of one kind, in order. */
    public <T extends SdkRequest> List<T> of(Class<T> type) {
        return calls.stream().map(Call::request).filter(type::isInstance).map(type::cast).toList();
    }

    /** The only request of a kind. */
    public <T extends SdkRequest> T only(Class<T> type) {
        List<T> requests = of(type);
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " calls of " + type.getSimpleName());
        }
        return requests.getFirst();
    }

    /** Forgets what was recorded and lets everything succeed from now on. */
    public void reset() {
        before.set(NOTHING);
        after.set(NOTHING);
        calls.clear();
    }

    /**
     * Runs before each call, given its number, the first being 0; what it throws the caller gets,
     * and AWS is not asked.
     */
    public void before(BiConsumer<Integer, Call> action) {
        before.set(action);
    }

    /** Runs after each call that had its effect; what it throws the caller gets in its place. */
    public void after(BiConsumer<Integer, Call> action) {
        after.set(action);
    }

    /**
     * The process ends right after the effect of the call of this number, the first being 0; where
     * AWS refuses that call, before the next one.
     */
    public void cutOffAfter(int number) {
        after((position, call) -> cutOff(position >= number, call));
        before((position, call) -> cutOff(position > number, call));
    }

    private static void cutOff(boolean now, Call call) {
        if (now) {
            throw new CutOff(call);
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Call call = call(context.request(), attributes);
        int number = add(call);
        attributes.putAttribute(NUMBER, number);
        before.get().accept(number, call);
    }

    private synchronized int add(Call call) {
        calls.add(call);
        return calls.size() - 1;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        after.get().accept(attributes.getAttribute(NUMBER), call(context.request(), attributes));
    }

    private static Call call(SdkRequest request, ExecutionAttributes attributes) {
        return new Call(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                request);
    }
}
