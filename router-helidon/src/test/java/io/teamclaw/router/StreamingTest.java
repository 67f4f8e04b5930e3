package io.teamclaw.router;

import static io.teamclaw.router.testing.Backend.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.RawClient;
import io.teamclaw.router.testing.Town;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies pass as they come, in both directions, and an end at one side is an end at the other. */
class StreamingTest {
    private static final String ASK =
            "GET /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final Town town = new Town();

    @BeforeEach
    void runs() {
        town.adaRuns();
    }

    @AfterEach
    void end() {
        town.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String chunk(RawClient raw) {
        int length = Integer.parseInt(raw.readLine(), 16);
        String text = new String(raw.read(length));
        raw.readLine();
        return text;
    }

    @Test
    void each_chunk_of_an_answer_leaves_before_the_next_one_comes() {
        CountDownLatch firstSeen = new CountDownLatch(1);
        CountDownLatch secondSeen = new CountDownLatch(1);
        town.agent.script(
                (request, in, out) -> {
                    write(out, CHUNKED + "5\r\nfirst\r\n");
                    await(firstSeen);
                    write(out, "6;ext=1\r\nsecond"); // without the chunk's end
                    await(secondSeen);
                    write(out, "\r\n0\r\nTrailer: x\r\n\r\n");
                });

        try (RawClient raw = town.raw(ASK)) {
            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 OK").contains("chunked");
            assertThat(chunk(raw)).isEqualTo("first");
            firstSeen.countDown();
            assertThat(chunk(raw)).isEqualTo("second");
            secondSeen.countDown();
            assertThat(raw.readLine()).isEqualTo("0");
        }
    }

    @Test
    void each_piece_of_a_request_arrives_before_the_next_one_is_sent() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        town.agent.script(
                (request, in, out) -> {
                    seen.add(new String(in.readNBytes("3\r\none\r\n".length())));
                    seen.add(new String(in.readNBytes("3\r\ntwo\r\n".length())));
                    seen.add(new String(in.readNBytes("0\r\n\r\n".length())));
                    Backend.ok(out, "thanks");
                });
        String post =
                "POST /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n";

        try (RawClient raw = town.raw(post)) {
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("3\r\none\r\n");
            raw.send("3\r\ntwo\r\n");
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("3\r\ntwo\r\n");
            raw.send("0\r\n\r\n");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(new String(raw.read(6))).isEqualTo("thanks");
        }
    }

    @Test
    void a_connection_serves_one_request_after_the_other() {
        town.agent.script(
                (request, in, out) -> {
                    int length =
                            request.values("content-length").stream()
                                    .mapToInt(Integer::parseInt)
                                    .sum();
                    Backend.ok(out, request.line().charAt(0) + new String(in.readNBytes(length)));
                });
        String post =
                "POST /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n"
                        + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc";

        // All at once, so that what is read ahead belongs to the request after.
        try (RawClient raw = town.raw(ASK + post + ASK)) {
            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(new String(raw.read(1))).isEqualTo("G");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 100 ");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(new String(raw.read(4))).isEqualTo("Pabc");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(new String(raw.read(1))).isEqualTo("G");
        }
    }

    @Test
    void a_client_that_leaves_ends_the_call_to_a_silent_agent() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        town.agent.script(
                (request, in, out) -> {
                    asked.countDown();
                    if (in.read() < 0) {
                        ended.countDown();
                    }
                });

        RawClient raw = town.raw(ASK);
        await(asked);
        raw.close();
        await(ended);
    }

    @Test
    void an_answer_before_the_requests_end_arrives() {
        town.agent.script(
                (request, in, out) ->
                        write(out, "HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\nbig!"));
        String half =
                "POST /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n"
                        + "Content-Length: 1000000\r\n\r\n";

        try (RawClient raw = town.raw(half)) {
            assertThat(raw.readHead()).startsWith("HTTP/1.1 413 ").contains("Connection: close");
            assertThat(new String(raw.read(4))).isEqualTo("big!");
        }
    }

    @Test
    void encoded_bodies_pass_untouched() throws Exception {
        byte[] zipped = {31, -117, 8, 0, 1, 2, 3};
        BlockingQueue<byte[]> seen = new LinkedBlockingQueue<>();
        town.agent.script(
                (request, in, out) -> {
                    seen.add(in.readNBytes(zipped.length));
                    write(
                            out,
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\n");
                    out.write(zipped);
                });

        HttpResponse<byte[]> answer =
                town.client.send(
                        town.byAda("/u/{ada}/x")
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(seen.take()).isEqualTo(zipped);
        assertThat(answer.body()).isEqualTo(zipped);
        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
    }

    @Test
    void an_enormous_chunk_passes_through_a_small_buffer() {
        CountDownLatch seen = new CountDownLatch(1);
        town.agent.script(
                (request, in, out) -> {
                    write(out, CHUNKED + "7fffffffffff\r\nbeginning");
                    await(seen);
                });

        try (RawClient raw = town.raw(ASK)) {
            raw.readHead();
            assertThat(chunk(raw)).isEqualTo("beginning");
            seen.countDown();
        }
    }
}
