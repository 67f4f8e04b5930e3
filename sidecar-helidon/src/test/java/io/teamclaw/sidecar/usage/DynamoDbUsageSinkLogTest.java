package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class DynamoDbUsageSinkLogTest {
    @Test
    void logsRowsAtOnceWhenThereCanBeNoClient() throws InterruptedException {
        List<String> logged = new CopyOnWriteArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch queued = new CountDownLatch(1);
        Handler handler = listener(logged, both);
        Logger logger = Logger.getLogger(DynamoDbUsageSink.class.getName());
        logger.addHandler(handler);
        try (DynamoDbUsageSink sink =
                new DynamoDbUsageSink(
                        () -> {
                            await(queued);
                            throw new ExceptionInInitializerError("x");
                        },
                        "some-table",
                        Duration.ofSeconds(20))) {
            sink.write(DynamoDbUsageSinkTest.row("queued", OptionalLong.of(12)));
            queued.countDown();
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
            sink.write(DynamoDbUsageSinkTest.row("late", OptionalLong.of(12)));
            assertThat(logged).hasSize(3);
            assertThat(logged.get(0)).contains("ExceptionInInitializerError");
            assertThat(logged.get(1)).contains("queued");
            assertThat(logged.get(2)).contains("late");
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Handler listener(List<String> logged, CountDownLatch latch) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(new SimpleFormatter().formatMessage(entry));
                latch.countDown();
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }
}
