package io.teamclaw.sidecar.operations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Signals of the operating system, where the JDK lets them be handled. */
public final class Signals {
    private Signals() {}

    /**
     * Does something whenever a signal comes, on a thread of its own.
     *
     * @param name without {@code SIG}, e.g. {@code HUP}
     * @return whether it can; it takes the module {@code jdk.unsupported}, which an image may lack
     */
    public static boolean on(String name, Runnable work) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls =
                    (proxy, method, arguments) ->
                            switch (method.getName()) {
                                case "handle" -> {
                                    work.run();
                                    yield null;
                                }
                                case "equals" -> proxy == arguments[0];
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> name;
                            };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            Proxy.newProxyInstance(
                                    Signals.class.getClassLoader(),
                                    new Class<?>[] {handler},
                                    calls));
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false; // No such module, or the JVM keeps the signal to itself.
        }
    }
}
