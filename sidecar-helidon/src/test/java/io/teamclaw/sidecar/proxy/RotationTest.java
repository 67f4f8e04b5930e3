package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key is replaced while people work: add the new one, drain the old one, remove it, revoke it.
 */
class RotationTest {
    private static final String OLD = "sk-old-0123456789";
    private static final String NEW = "sk-new-0123456789";
    private static final int PEOPLE = 6;

    @TempDir private Path folder;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void noCallFailsWhileAKeyIsRotated() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (MockUpstream upstream = MockUpstream.start(this::answerWhoIsNotRevoked);
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            sidecar.pool(pool("\"%s\"".formatted(OLD)));
            List<Future<Void>> working =
                    IntStream.range(0, PEOPLE)
                            .mapToObj(i -> people.submit(callUntil(done, sidecar)))
                            .toList();

            awaitCalls(40);
            sidecar.pool(pool("\"%s\",\"%s\"".formatted(OLD, NEW)));
            awaitCalls(40);
            sidecar.pool(
                    pool("{\"key\":\"%s\",\"state\":\"draining\"},\"%s\"".formatted(OLD, NEW)));
            // Each person's call that began before has ended once they all made another two.
            awaitCalls(3 * PEOPLE);
            used.clear();
            awaitCalls(40);
            assertThat(used).as("a draining key gets no new call").containsExactly(NEW);
            revoked.add(OLD);
            awaitCalls(40);
            sidecar.pool(pool("\"%s\"".formatted(NEW)));
            awaitCalls(40);

            done.set(true);
            for (Future<Void> each : working) {
                each.get(30, TimeUnit.SECONDS);
            }
            assertEveryRowIsGood(sidecar);
        }
    }

    @Test
    void aCallThatRunsWithADrainingKeyEndsWell() throws Exception {
        CountDownLatch drained = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    begun.countDown();
                                    drained.await();
                                    exchange.answer(
                                            200,
                                            "application/json",
                                            ProviderAnswers.RESPONSES.json());
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
                ExecutorService person = Executors.newSingleThreadExecutor()) {
            sidecar.pool(pool("\"%s\"".formatted(OLD)));
            Future<String> answer = person.submit(() -> call(sidecar));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            sidecar.pool(pool("{\"key\":\"%s\",\"state\":\"draining\"}".formatted(OLD)));
            assertThat(call(sidecar))
                    .startsWith("HTTP/1.1 400")
                    .contains("teamclaw_no_active_key", "None of your company's keys for OpenAI");
            drained.countDown();

            assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void callsGoToTheCompanysOwnEndpointOfTheProvider() throws Exception {
        try (MockUpstream usual = MockUpstream.speakingAllFormats();
                MockUpstream own = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = TestSidecar.start(folder, usual.url())) {
            sidecar.pool(
                    "{\"providers\":{\"openai\":{\"baseUrl\":\"%s/eu\",\"keys\":[\"%s\"]}}}"
                            .formatted(own.url(), OLD));

            assertThat(call(sidecar)).startsWith("HTTP/1.1 200");
            assertThat(own.next().target()).isEqualTo("/eu/v1/responses");
            assertThat(RawClient.call(sidecar.port(), "POST /openai/v1/files", "{}"))
                    .as("the rules of paths stay")
                    .startsWith("HTTP/1.1 403");
            assertThat(usual.waiting() + own.waiting()).isZero();
        }
    }

    private Callable<Void> callUntil(AtomicBoolean done, TestSidecar sidecar) {
        return () -> {
            while (!done.get()) {
                assertThat(call(sidecar)).startsWith("HTTP/1.1 200");
                calls.incrementAndGet();
            }
            return null;
        };
    }

    private void answerWhoIsNotRevoked(MockExchange exchange) throws IOException {
        String key = exchange.head().header("authorization").getFirst().replace("Bearer ", "");
        used.add(key);
        if (revoked.contains(key)) {
            exchange.request();
            exchange.answer(401, "application/json", "{}");
        } else {
            ProviderAnswers.answer(exchange);
        }
    }

    private void awaitCalls(int more) {
        int wanted = calls.get() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (calls.get() < wanted) {
            assertThat(System.nanoTime()).as("people are stuck").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static void assertEveryRowIsGood(TestSidecar sidecar) throws InterruptedException {
        assertThat(sidecar.usage().waiting()).isGreaterThan(200);
        while (sidecar.usage().waiting() > 0) {
            UsageRow row = sidecar.usage().next();
            assertThat(row.status()).isEqualTo(200);
            assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
        }
    }

    private static String call(TestSidecar sidecar) throws IOException {
        return RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{}");
    }

    private static String pool(String keys) {
        return "{\"providers\":{\"openai\":{\"keys\":[" + keys + "]}}}";
    }
}
