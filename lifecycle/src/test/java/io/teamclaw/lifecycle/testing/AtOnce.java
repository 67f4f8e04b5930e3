package io.teamclaw.lifecycle.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does a thing on many threads that all begin at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** The results by number; an error of one is thrown after all have ended. */
    public static <T> List<T> run(int threads, IntFunction<T> work) throws Exception {
        CountDownLatch ready = new CountDownLatch(threads);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> task =
                        () -> {
                            ready.countDown();
                            ready.await();
                            return work.apply(number);
                        };
                futures.add(executor.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
