package io.teamclaw.bench.net;

import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** Finds the times at which events were sent in the body of a stream, wherever it is cut. */
public final class EventTimes {
    private static final int OUTSIDE = -1;

    private long time = OUTSIDE;

    /** Tells each time that ends in this part, in nanoseconds of {@link System#nanoTime}. */
    public void read(ByteBuffer part, LongConsumer sentAt) {
        while (part.hasRemaining()) {
            byte next = part.get();
            if (next == EventStream.MARK) {
                time = 0;
            } else if (time != OUTSIDE) {
                if (next >= '0' && next <= '9') {
                    time = 10 * time + next - '0';
                } else {
                    sentAt.accept(time);
                    time = OUTSIDE;
                }
            }
        }
    }
}
