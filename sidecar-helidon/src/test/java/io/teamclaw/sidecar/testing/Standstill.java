package io.teamclaw.sidecar.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Waits until a count that grows does not grow any more, because its writer has to wait. */
public final class Standstill {
    private static final int LOOKS_ALIKE = 10;
    private static final int MOST_LOOKS = 600;

    private Standstill() {}

    /** The count once it has begun to grow and has stayed the same for a second. */
    public static long of(LongSupplier count) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long last = 0;
        int alike = 0;
        for (int i = 0; i < MOST_LOOKS; i++) {
            never.await(100, TimeUnit.MILLISECONDS);
            long now = count.getAsLong();
            alike = now > 0 && now == last ? alike + 1 : 0;
            if (alike == LOOKS_ALIKE) {
                return now;
            }
            last = now;
        }
        throw new AssertionError("It still grows, or never began: " + last);
    }
}
