package io.teamclaw.adminui.people;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to many, some at a time. */
public final class Many {
    private static final int AT_ONCE = 16;

    private Many() {}

    /** The first failure is thrown when all have ended. */
    public static <T> void forEach(Collection<T> all, Consumer<T> work) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<Void>> calls =
                    all.stream().<Callable<Void>>map(each -> call(work, each)).toList();
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The work on many failed", e.getCause());
        }
    }

    private static <T> Callable<Void> call(Consumer<T> work, T each) {
        return () -> {
            work.accept(each);
            return null;
        };
    }
}
