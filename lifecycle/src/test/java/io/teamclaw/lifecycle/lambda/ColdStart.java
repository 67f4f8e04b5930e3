package io.teamclaw.lifecycle.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A process that has just begun, as Lambda's when it makes a new instance without a snapshot: it
 * loads a handler, makes it and has it answer twice.
 */
final class ColdStart {
    private static final int ENOUGH_MILLIS = 60_000;

    private ColdStart() {}

    /**
     * @param args the handler's class and an event
     */
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        Class<?> type = Class.forName(args[0]);
        Object handler = type.getConstructor().newInstance();
        long made = System.nanoTime();
        answer(handler, args[1]);
        long answered = System.nanoTime();
        answer(handler, args[1]);
        long again = System.nanoTime();
        Duration jvm =
                Duration.between(
                        ProcessHandle.current().info().startInstant().orElseThrow(), Instant.now());
        System.err.printf(
                "cold-start %d %d %d %d %d%n",
                millis(made - begin),
                millis(answered - made),
                millis(answered - begin),
                millis(again - answered),
                jvm.toMillis() - millis(again - answered));
    }

    private static void answer(Object handler, String event) throws Exception {
        Class<?> context = Class.forName("com.amazonaws.services.lambda.runtime.Context");
        handler.getClass()
                .getMethod("handleRequest", InputStream.class, OutputStream.class, context)
                .invoke(
                        handler,
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        context(context));
    }

    private static Object context(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) ->
                        method.getName().equals("getRemainingTimeInMillis")
                                ? ENOUGH_MILLIS
                                : "cold-start");
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
