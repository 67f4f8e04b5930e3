package io.teamclaw.bench.load;

import io.teamclaw.bench.net.Client;
import io.teamclaw.bench.net.EventTimes;
import io.teamclaw.bench.net.Loop;
import io.teamclaw.bench.report.Percentiles;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Streams beside each other, each on a connection of its own that begins anew when it ended. */
public final class Streams {
    /** Between the first requests: no whole part of an event's interval, so that events spread. */
    private static final long APART = 1_370_000;

    private static final long BOUND = 60_000_000_000L;

    private final Loop loop;
    private final int perStream;
    private final LongFunction<List<ByteBuffer>> requests;
    private final int repeats;
    private final Percentiles firstToken = new Percentiles();
    private final Percentiles event = new Percentiles();
    private long errors;
    private String firstError = "";
    private long begun;
    private int ended;

    private Streams(
            Loop loop, int perStream, LongFunction<List<ByteBuffer>> requests, int repeats) {
        this.loop = loop;
        this.perStream = perStream;
        this.requests = requests;
        this.repeats = repeats;
    }

    /**
     * Runs them to their ends.
     *
     * @param streams how many beside each other
     * @param perStream events that each must have
     * @param repeats streams after each other on each connection
     */
    public static Streams run(
            Loop loop,
            int port,
            LongFunction<List<ByteBuffer>> requests,
            int streams,
            int perStream,
            int repeats) {
        Streams all = new Streams(loop, perStream, requests, repeats);
        List<One> each = IntStream.range(0, streams).mapToObj(n -> all.new One(port)).toList();
        long start = System.nanoTime();
        for (int n = 0; n < streams; n++) {
            loop.at(start + n * APART, each.get(n)::begin);
        }
        if (!loop.runUntil(() -> all.ended == streams, start + BOUND)) {
            all.error("streams did not end within a minute");
        }
        each.forEach(one -> one.client.close());
        return all;
    }

    /** From a request to its first event. */
    public Percentiles firstToken() {
        return firstToken;
    }

    /** From an event's sending to its arrival, of all events but the first of each stream. */
    public Percentiles event() {
        return event;
    }

    /** Streams that failed, or lacked events. */
    public long errors() {
        return errors;
    }

    /** What went wrong first, or an empty text. */
    public String firstError() {
        return firstError;
    }

    private void error(String why) {
        errors++;
        if (firstError.isEmpty()) {
            firstError = why;
        }
    }

    private final class One implements Client.Observer {
        private final Client client;
        private EventTimes times = new EventTimes();
        private int left = repeats;
        private int events;
        private long sent;
        private long now;

        One(int port) {
            client = new Client(loop, port, this);
        }

        void begin() {
            if (left-- == 0) {
                ended++;
                return;
            }
            events = 0;
            times = new EventTimes();
            sent = System.nanoTime();
            client.send(requests.apply(begun++));
        }

        @Override
        public void body(Client from, ByteBuffer part) {
            now = System.nanoTime();
            times.read(part, this::event);
        }

        private void event(long sentAt) {
            if (events++ == 0) {
                firstToken.add(now - sent);
            } else {
                event.add(now - sentAt);
            }
        }

        @Override
        public void answered(Client from, int status) {
            if (status != 200 || events != perStream) {
                error("status " + status + ", " + events + " events");
            }
            begin();
        }

        @Override
        public void failed(Client from, String why) {
            error(why);
            left = 0;
            begin();
        }
    }
}
