package io.teamclaw.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.net.Answers;
import io.teamclaw.bench.net.Loop;
import io.teamclaw.bench.net.Upstream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load against the upstream itself, with nobody in between. */
class LoadTest {
    private static final long SHORT = 200_000_000;

    private Loop loop;
    private Upstream upstream;
    private Instance direct;

    @BeforeEach
    void start() throws IOException {
        loop = new Loop();
        upstream = new Upstream(loop);
        direct =
                new Instance(
                        "direct",
                        Optional.empty(),
                        upstream.port(),
                        "/v1/chat/completions",
                        Map.of(),
                        Path.of("."));
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    private List<ByteBuffer> request() {
        return Requests.chat(direct, Requests.body(300, false));
    }

    @Test
    void makesExactlyAsManyCallsAsItWasTold() {
        Outcome outcome = ClosedLoop.calls(loop, direct.port(), 8, number -> request(), 1000);

        assertThat(outcome.answers()).isEqualTo(1000);
        assertThat(outcome.errors()).isZero();
        assertThat(outcome.latency().count()).isEqualTo(1000);
        assertThat(upstream.calls()).isEqualTo(1000);
    }

    @Test
    void beginsEachCallOfAFixedRateOnce() {
        Outcome outcome = FixedRate.run(loop, direct.port(), number -> request(), 500, SHORT);

        assertThat(outcome.answers()).isEqualTo(100);
        assertThat(upstream.calls()).isEqualTo(100);
    }

    @Test
    void countsCallsThatNobodyAnswersAsErrors() {
        upstream.answer((connection, head) -> {});

        Outcome outcome = FixedRate.run(loop, direct.port(), number -> request(), 100, SHORT);

        assertThat(outcome.errors()).isEqualTo(20);
        assertThat(outcome.latency().millis(50)).isNaN();
    }

    @Test
    void takesTheTimesOfAllEventsOfAllStreams() {
        upstream.answer(Answers.events(10, 1_000_000));

        Streams streams =
                Streams.run(loop, direct.port(), Requests.varied(direct, 300, true), 4, 10, 2);

        assertThat(streams.firstError()).isEmpty();
        assertThat(streams.firstToken().count()).isEqualTo(8);
        assertThat(streams.event().count()).isEqualTo(72);
        assertThat(streams.event().millis(100)).isPositive();
    }

    @Test
    void noticesAStreamThatLacksEvents() {
        upstream.answer(Answers.events(9, 1_000_000));

        Streams streams = Streams.run(loop, direct.port(), number -> request(), 1, 10, 1);

        assertThat(streams.errors()).isEqualTo(1);
    }

    @Test
    void refusesOnlyTheFirstAttemptOfACallThatShallFailOver() {
        upstream.answer(Answers.refusingFirst());
        Map<String, String> named = Map.of(Answers.CALL_HEADER, "f1");
        List<ByteBuffer> failing = Requests.chat(direct, Requests.body(300, false), named);

        Outcome outcome = ClosedLoop.calls(loop, direct.port(), 1, number -> failing, 3);

        assertThat(outcome.errors()).isEqualTo(1);
        assertThat(outcome.firstError()).isEqualTo("status 429");
    }

    @Test
    void refusesKeysThatAreNotOfThePool() {
        upstream.answer(Answers.jsonForKeys("sk-bench-"));

        Outcome outcome = ClosedLoop.calls(loop, direct.port(), 1, number -> request(), 1);

        assertThat(outcome.lastStatus()).isEqualTo(401);
    }

    @Test
    void doesNotRepeatALastMessageWithinManyCalls() {
        assertThat(LongStream.range(0, 64).mapToObj(n -> Requests.varied(300, false, n)).distinct())
                .hasSize(64)
                .allSatisfy(body -> assertThat(body).hasSameSizeAs(Requests.varied(300, false, 0)));
    }

    @Test
    void sendsALargeBodyWhole() {
        List<ByteBuffer> large = Requests.upload(direct, 8);

        Outcome outcome = ClosedLoop.calls(loop, direct.port(), 1, number -> large, 2);

        assertThat(outcome.answers()).isEqualTo(2);
        assertThat(outcome.lastStatus()).isEqualTo(200);
    }

    @Test
    void asksUntilItIsAnsweredWell() {
        int[] calls = {0};
        upstream.answer(
                (connection, head) ->
                        (calls[0]++ < 3 ? Answers.jsonForKeys("none") : Answers.json())
                                .answer(connection, head));

        assertThat(FirstAnswer.await(loop, direct.port(), request())).isTrue();
        assertThat(upstream.calls()).isEqualTo(4);
    }
}
