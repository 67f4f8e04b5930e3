package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretKeyPoolSourceTest {
    private static final String ONE = "{\"openai\":[\"first-0123456789\"]}";
    private static final String TWO = "{\"openai\":[\"first-0123456789\",\"second-0123456789\"]}";

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Supplier<String> secret = () -> ONE;
    private final SecretKeyPoolSource source =
            new SecretKeyPoolSource(
                    () -> {
                        fetches.incrementAndGet();
                        return secret.get();
                    },
                    () -> now);

    @Test
    void fetchesOnceAMinute() {
        assertThat(keys()).isEqualTo(1);
        secret = () -> TWO;
        now = now.plusSeconds(59);
        assertThat(keys()).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(keys()).isEqualTo(2);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void keepsTheLastGoodPoolAndTriesAgainAfterAPause() {
        assertThat(keys()).isEqualTo(1);
        secret =
                () -> {
                    throw new IllegalStateException("throttled");
                };
        now = now.plus(SecretKeyPoolSource.FRESH);
        assertThat(keys()).isEqualTo(1);
        assertThat(keys()).isEqualTo(1);
        assertThat(fetches).hasValue(2);
        secret = () -> TWO;
        now = now.plus(SecretKeyPoolSource.PAUSE);
        assertThat(keys()).isEqualTo(2);
    }

    @Test
    void keepsTheLastGoodPoolOverAMalformedOne() {
        assertThat(keys()).isEqualTo(1);
        secret = () -> "{";
        now = now.plus(SecretKeyPoolSource.FRESH);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void saysWhetherAnotherTryMakesSense() {
        secret = () -> "{\"openai\": 1}";
        assertThat(source.current())
                .isInstanceOfSatisfying(
                        PoolState.Unreadable.class, s -> assertThat(s.passing()).isFalse());
        secret =
                () -> {
                    throw new IllegalStateException("no answer with secret-0123456789");
                };
        now = now.plus(Duration.ofMinutes(1));
        assertThat(source.current())
                .isInstanceOfSatisfying(
                        PoolState.Unreadable.class,
                        s -> {
                            assertThat(s.passing()).isTrue();
                            assertThat(s.reason()).doesNotContain("secret-0123456789");
                        });
    }

    @Test
    void fetchesOnceForCallsThatComeTogether() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        secret =
                () -> {
                    fetching.countDown();
                    await(go);
                    return ONE;
                };
        List<CompletableFuture<PoolState>> calls =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                source::current, Thread::startVirtualThread))
                        .limit(10)
                        .toList();
        await(fetching);
        go.countDown();
        for (CompletableFuture<PoolState> each : calls) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isInstanceOf(PoolState.Readable.class);
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void letsOtherCallsGoOnWhileItFetchesAnew()
            throws InterruptedException, ExecutionException, TimeoutException {
        assertThat(keys()).isEqualTo(1);
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        secret =
                () -> {
                    fetching.countDown();
                    await(go);
                    return TWO;
                };
        now = now.plus(SecretKeyPoolSource.FRESH);
        CompletableFuture<PoolState> first =
                CompletableFuture.supplyAsync(source::current, Thread::startVirtualThread);
        await(fetching);
        assertThat(keys()).isEqualTo(1);
        go.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(PoolState.Readable.class);
        assertThat(keys()).isEqualTo(2);
    }

    private int keys() {
        return ((PoolState.Readable) source.current()).pool().keys("openai").size();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
