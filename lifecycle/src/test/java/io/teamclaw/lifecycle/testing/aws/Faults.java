package io.teamclaw.lifecycle.testing.aws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Makes calls of AWS fail as somebody says: before they have an effect, or after it. For clients of
 * any kind, those in memory included, which run none of the SDK's interceptors; calls of the SDK's
 * own are recorded and cut off by {@link io.teamclaw.lifecycle.testing.RecordedCalls}. Calls are
 * those with a request object; the SDK's variants with a builder and its paginators end in them.
 */
public final class Faults {
    /**
     * What becomes of one call.
     *
     * @param thrown what the caller gets
     * @param afterTheEffect whether the call came through before
     * @param then done between the effect and the end of the call
     * @param answer without an effect, instead of anything thrown
     */
    public record Fault(
            RuntimeException thrown,
            boolean afterTheEffect,
            Runnable then,
            Optional<Object> answer) {
        public Fault(RuntimeException thrown, boolean afterTheEffect, Runnable then) {
            this(thrown, afterTheEffect, then, Optional.empty());
        }

        public Fault(RuntimeException thrown, boolean afterTheEffect) {
            this(thrown, afterTheEffect, () -> {});
        }

        /** A call that AWS takes and does nothing for, as it says in its answer. */
        public static Fault answering(Object answer) {
            return new Fault(
                    new IllegalStateException("Nothing is thrown"),
                    false,
                    () -> {},
                    Optional.of(answer));
        }
    }

    /** Says what becomes of a call, e.g. {@code RunTask}; empty where it goes through. */
    @FunctionalInterface
    public interface Script {
        Optional<Fault> next(String service, String action);
    }

    private Faults() {}

    /**
     * The client with faults.
     *
     * @param type of the client's interface
     */
    public static <T> T around(Class<T> type, T client, Script script) {
        String service = type.getSimpleName().replace("Client", "");
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (!isCall(client, method)) {
                        return method.isDefault() && endsInACall(client, method)
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : invoke(client, method, arguments);
                    }
                    String action =
                            Character.toUpperCase(method.getName().charAt(0))
                                    + method.getName().substring(1);
                    Optional<Fault> fault = script.next(service, action);
                    if (fault.isPresent() && fault.get().answer().isPresent()) {
                        return fault.get().answer().get();
                    }
                    if (fault.isPresent() && !fault.get().afterTheEffect()) {
                        throw fault.get().thrown();
                    }
                    Object answer = invoke(client, method, arguments);
                    if (fault.isPresent()) {
                        fault.get().then().run();
                        throw fault.get().thrown();
                    }
                    return answer;
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean isCall(Object client, Method method) {
        return method.getParameterCount() == 1
                && method.getParameterTypes()[0].getSimpleName().endsWith("Request")
                && !method.getName().endsWith("Paginator")
                && !isOwnDefault(client, method);
    }

    private static boolean endsInACall(Object client, Method method) {
        return method.getName().endsWith("Paginator") || isOwnDefault(client, method);
    }

    /** Whether the client leaves it to its interface, which then calls another method. */
    private static boolean isOwnDefault(Object client, Method method) {
        try {
            return client.getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .isDefault();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Object invoke(Object client, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
