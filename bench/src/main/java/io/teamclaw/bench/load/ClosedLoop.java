package io.teamclaw.bench.load;

import io.teamclaw.bench.net.Client;
import io.teamclaw.bench.net.Loop;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** So many connections that each send the next request as soon as they have the answer. */
public final class ClosedLoop implements Client.Observer {
    private static final long PAUSE_AFTER_FAILURE = 1_000_000;
    private static final long BOUND = 120_000_000_000L;

    private final Loop loop;
    private final LongFunction<List<ByteBuffer>> requests;
    private final Outcome outcome = new Outcome();
    private final Map<Client, Long> sent = new IdentityHashMap<>();
    private final long most;
    private final long end;
    private long begun;
    private int active;

    private ClosedLoop(Loop loop, LongFunction<List<ByteBuffer>> requests, long most, long nanos) {
        this.loop = loop;
        this.requests = requests;
        this.most = most;
        this.end = System.nanoTime() + nanos;
    }

    /** Calls for so long, and waits for the last answers. */
    public static Outcome during(
            Loop loop, int port, int connections, List<ByteBuffer> request, long nanos) {
        return new ClosedLoop(loop, number -> request, Long.MAX_VALUE, nanos)
                .run(port, connections, BOUND);
    }

    /**
     * Makes so many calls, unless that takes minutes.
     *
     * @param requests gives the request of each call, from 0
     */
    public static Outcome calls(
            Loop loop,
            int port,
            int connections,
            LongFunction<List<ByteBuffer>> requests,
            long calls) {
        return new ClosedLoop(loop, requests, calls, BOUND).run(port, connections, BOUND);
    }

    private Outcome run(int port, int connections, long bound) {
        List<Client> clients =
                IntStream.range(0, connections)
                        .mapToObj(each -> new Client(loop, port, this))
                        .toList();
        active = connections;
        clients.forEach(this::next);
        loop.runUntil(() -> active == 0, System.nanoTime() + bound);
        clients.forEach(Client::close);
        return outcome;
    }

    private void next(Client client) {
        long now = System.nanoTime();
        if (begun >= most || now - end >= 0) {
            active--;
            return;
        }
        sent.put(client, now);
        client.send(requests.apply(begun++));
    }

    @Override
    public void answered(Client client, int status) {
        outcome.answered(status, System.nanoTime() - sent.get(client));
        next(client);
    }

    @Override
    public void failed(Client client, String why) {
        outcome.error(why);
        loop.at(System.nanoTime() + PAUSE_AFTER_FAILURE, () -> next(client));
    }
}
