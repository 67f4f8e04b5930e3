package io.teamclaw.lifecycle.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads that need nothing of each other, some at a time: a page waits for the slowest alone. */
public final class ParallelReads {
    /** More would open connections that are closed right after. */
    private static final int AT_ONCE = 8;

    private ParallelReads() {}

    /**
     * What a read gives for each of them, in their order. The first failure in that order is thrown
     * as it is, when all have ended.
     */
    public static <T, R> List<R> map(Collection<T> all, Function<T, R> read) {
        if (all.size() < 2) {
            return all.stream().map(read).toList();
        }
        List<Callable<R>> calls =
                all.stream().<Callable<R>>map(each -> () -> read.apply(each)).toList();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.min(AT_ONCE, calls.size()),
                        Thread.ofVirtual().name("reads-", 0).factory())) {
            List<R> results = new ArrayList<>();
            for (Future<R> done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Two reads of different kinds, and what is made of them. */
    public static <A, B, R> R both(Supplier<A> one, Supplier<B> other, BiFunction<A, B, R> then) {
        AtomicReference<A> first = new AtomicReference<>();
        AtomicReference<B> second = new AtomicReference<>();
        List<Runnable> reads = List.of(() -> first.set(one.get()), () -> second.set(other.get()));
        map(
                reads,
                read -> {
                    read.run();
                    return read;
                });
        return then.apply(first.get(), second.get());
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(cause);
    }
}
