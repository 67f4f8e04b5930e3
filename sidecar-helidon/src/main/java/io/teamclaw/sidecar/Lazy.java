package io.teamclaw.sidecar;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A value that is made when it is first asked for, and again after making it failed. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        lock.lock();
        try {
            if (value.isEmpty()) {
                value = Optional.of(maker.get());
            }
            return value.get();
        } finally {
            lock.unlock();
        }
    }
}
