package io.teamclaw.sidecar.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClientWatchTest {
    private static final byte[] END = {};
    private static final byte[] NEXT = {'G'};

    private final BlockingQueue<byte[]> socket = new ArrayBlockingQueue<>(4);
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final ClientWatch watch = new ClientWatch(this::read);

    private byte[] read() {
        reads.incrementAndGet();
        try {
            byte[] bytes = socket.take();
            return bytes == END ? null : bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsNothingForACallThatIsOverAtOnce() {
        watch.start(gone::countDown);
        watch.look();
        watch.stop();
        watch.look();

        assertThat(reads).hasValue(0);
    }

    @Test
    void seesAClientLeaveInTheMiddleOfACall() throws Exception {
        watch.start(gone::countDown);
        watch.look();
        watch.look();
        socket.add(END);

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        watch.stop();
        assertThat(watch.get()).isNull();
        assertThat(reads).hasValue(1);
    }

    @Test
    void seesItAtOnceInACallThatSaysThatItWillLast() throws Exception {
        watch.start(gone::countDown);
        watch.now();
        socket.add(END);

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readsOnceHoweverOftenItIsLookedAt() throws Exception {
        watch.start(gone::countDown);
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(Thread.ofVirtual().start(watch::look));
        }
        for (Thread each : others) {
            each.join();
        }
        watch.stop();
        socket.add(NEXT);

        assertThat(watch.get()).isEqualTo(NEXT);
        assertThat(reads).hasValue(1);
    }

    @Test
    void givesWhatItReadToTheNextRequest() {
        watch.start(gone::countDown);
        watch.look();
        watch.look();
        watch.stop();
        socket.add(NEXT);

        assertThat(watch.get()).isEqualTo(NEXT);
        assertThat(gone.getCount()).isOne();
    }

    @Test
    void watchesTheNextCallWithTheReadOfTheOneBefore() throws Exception {
        watch.start(() -> {});
        watch.look();
        watch.look();
        watch.stop();
        watch.start(gone::countDown);
        socket.add(END);

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void leavesTheSocketToItsConnectionOnceThatReads() {
        watch.start(gone::countDown);
        watch.look();
        socket.add(NEXT);

        assertThat(watch.get()).isEqualTo(NEXT);
        watch.look();
        watch.look();
        assertThat(reads).hasValue(1);
    }
}
