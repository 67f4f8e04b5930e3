package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretKeyPoolSourceTest {
    private static final String ONE = "{\"openai\":[\"first-0123456789\"]}";
    private static final String TWO = "{\"openai\":[\"first-0123456789\",\"second-0123456789\"]}";

    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Supplier<String> secret = () -> ONE;

    /** What would run beside the calls, until the test runs it. */
    private final Queue<Runnable> background = new ArrayDeque<>();

    private final SecretKeyPoolSource source =
            new SecretKeyPoolSource(
                    () -> {
                        fetches.incrementAndGet();
                        return secret.get();
                    },
                    () -> now,
                    background::add);

    @Test
    void isFetchedAnewBesideTheCallsBeforeItIsAMinuteOld() {
        assertThat(keys()).isEqualTo(1);
        secret = () -> TWO;
        now = now.plusSeconds(44);
        assertThat(keys()).isEqualTo(1);
        assertThat(background).isEmpty();

        now = now.plusSeconds(1);
        assertThat(keys()).as("the call does not wait").isEqualTo(1);
        assertThat(fetches).hasValue(1);

        runBackground();
        assertThat(keys()).isEqualTo(2);
        assertThat(fetches).hasValue(2);
        assertThat(source.health().readAt()).contains(now);
    }

    @Test
    void noCallEverWaitsOnceThereWasAPoolHoweverOldItIs() {
        assertThat(keys()).isEqualTo(1);
        secret =
                () -> {
                    throw new AssertionError("The call itself fetched");
                };
        now = now.plus(Duration.ofHours(3));
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void keepsTheLastGoodPoolSaysSoAndTriesAgainAfterAPause() {
        assertThat(keys()).isEqualTo(1);
        Instant good = now;
        secret =
                () -> {
                    throw new IllegalStateException("throttled");
                };
        now = now.plus(SecretKeyPoolSource.EARLY);
        assertThat(keys()).isEqualTo(1);
        runBackground();
        assertThat(keys()).isEqualTo(1);
        assertThat(background).as("nobody tries again at once").isEmpty();
        PoolHealth bad = source.health();
        assertThat(bad.readAt()).contains(good);
        assertThat(bad.age(now)).contains(SecretKeyPoolSource.EARLY);
        assertThat(bad.failures()).isEqualTo(1);
        assertThat(bad.failure().orElseThrow().kind()).isEqualTo(PoolHealth.Kind.NOT_FETCHED);
        assertThat(bad.failure().orElseThrow().reason()).contains("IllegalStateException");

        secret = () -> TWO;
        now = now.plus(SecretKeyPoolSource.PAUSE);
        assertThat(keys()).isEqualTo(1);
        runBackground();
        assertThat(keys()).isEqualTo(2);
        assertThat(source.health().failure()).isEmpty();
    }

    @Test
    void keepsTheLastGoodPoolOverAMalformedOne() {
        assertThat(keys()).isEqualTo(1);
        secret = () -> "{\"openai\":\"sk-secret-0123456789\"}";
        now = now.plus(SecretKeyPoolSource.EARLY);
        assertThat(keys()).isEqualTo(1);
        runBackground();
        assertThat(keys()).isEqualTo(1);
        PoolHealth.Failure failure = source.health().failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(PoolHealth.Kind.MALFORMED);
        assertThat(failure.toString()).doesNotContain("sk-secret");
    }

    @Test
    void anEqualPoolIsTheSameObject() {
        PoolState first = source.current();
        now = now.plus(SecretKeyPoolSource.EARLY);
        source.current();
        runBackground();
        assertThat(fetches).hasValue(2);
        assertThat(source.current()).isSameAs(first);
    }

    @Test
    void isFetchedOftenAroundATokensEndUntilItsSuccessorIsThere() {
        Instant end = now.plusSeconds(100);
        secret = () -> token("token-0123", end);
        source.current();
        for (int i = 1; i <= 12; i++) {
            now = now.plusSeconds(10);
            source.current();
            runBackground();
            assertThat(fetches).hasValue(1 + i);
        }
        assertThat(now).as("the token has ended, and is still looked after").isAfter(end);

        secret = () -> token("token-4567", end.plusSeconds(3600));
        now = now.plusSeconds(10);
        source.current();
        runBackground();
        int renewed = fetches.get();
        now = now.plusSeconds(44);
        source.current();
        runBackground();
        assertThat(fetches).hasValue(renewed);
    }

    @Test
    void isFetchedNoMoreOftenForATokenThatEndedLongAgo() {
        secret = () -> token("token-0123", Instant.parse("2026-11-22T09:00:00Z"));
        source.current();
        now = now.plusSeconds(44);
        source.current();
        assertThat(background).isEmpty();
    }

    private static String token(String secret, Instant end) {
        return "{\"providers\":{\"anthropic-token\":{\"authType\":\"oauthToken\",\"keys\":[{\"token\":\"%s\",\"expiresAt\":%d}]}}}"
                .formatted(secret, end.toEpochMilli());
    }

    @Test
    void isFetchedAtOnceWhenAskedTo() {
        assertThat(keys()).isEqualTo(1);
        secret = () -> TWO;
        source.reload();
        runBackground();
        assertThat(keys()).isEqualTo(2);
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
    void isFetchedOnceForCallsThatComeTogetherAtFirst() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        secret =
                () -> {
                    fetching.countDown();
                    await(go);
                    return ONE;
                };
        List<CompletableFuture<PoolState>> calls = callTogether(source);
        await(fetching);
        go.countDown();
        for (CompletableFuture<PoolState> each : calls) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isInstanceOf(PoolState.Readable.class);
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void isRenewedOnceForCallsThatComeTogetherAndNoneOfThemWaits() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        SecretKeyPoolSource own =
                new SecretKeyPoolSource(
                        () -> {
                            if (fetches.incrementAndGet() > 1) {
                                fetching.countDown();
                                await(go);
                            }
                            return ONE;
                        },
                        () -> now,
                        work ->
                                Thread.startVirtualThread(
                                        () -> {
                                            work.run();
                                            done.countDown();
                                        }));
        own.current();
        now = now.plus(SecretKeyPoolSource.EARLY);
        own.current();
        await(fetching);
        for (CompletableFuture<PoolState> each : callTogether(own)) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isInstanceOf(PoolState.Readable.class);
        }
        go.countDown();
        await(done);
        IntStream.range(0, 10).forEach(i -> own.current());
        assertThat(fetches).hasValue(2);
    }

    private static List<CompletableFuture<PoolState>> callTogether(SecretKeyPoolSource source) {
        return Stream.generate(
                        () ->
                                CompletableFuture.supplyAsync(
                                        source::current, Thread::startVirtualThread))
                .limit(50)
                .toList();
    }

    private void runBackground() {
        for (Runnable each = background.poll(); each != null; each = background.poll()) {
            each.run();
        }
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
