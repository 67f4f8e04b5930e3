package io.teamclaw.bench.load;

import io.teamclaw.bench.net.Client;
import io.teamclaw.bench.net.Loop;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Calls that begin at fixed times, whatever became of those before. Latency counts from the time a
 * call should have begun, so that nobody looks good by holding the load back.
 */
public final class FixedRate implements Client.Observer {
    private static final int MOST_CONNECTIONS = 128;
    private static final long LAST_ANSWERS = 1_000_000_000L;

    private final Loop loop;
    private final int port;
    private final LongFunction<List<ByteBuffer>> requests;
    private final long interval;
    private final long end;
    private final Outcome outcome = new Outcome();
    private final ArrayDeque<Client> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> late = new ArrayDeque<>();
    private final Map<Client, Long> due = new IdentityHashMap<>();
    private int connections;
    private long next = System.nanoTime();
    private long sent;
    private int running;

    private FixedRate(
            Loop loop,
            int port,
            LongFunction<List<ByteBuffer>> requests,
            int perSecond,
            long nanos) {
        this.loop = loop;
        this.port = port;
        this.requests = requests;
        this.interval = 1_000_000_000L / perSecond;
        this.end = next + nanos;
    }

    /** Calls so often for so long. What is not answered a second later counts as an error. */
    public static Outcome run(
            Loop loop,
            int port,
            LongFunction<List<ByteBuffer>> requests,
            int perSecond,
            long nanos) {
        return new FixedRate(loop, port, requests, perSecond, nanos).run();
    }

    private Outcome run() {
        begin();
        loop.runUntil(() -> next - end >= 0 && running == 0 && late.isEmpty(), end + LAST_ANSWERS);
        int unanswered = running + late.size();
        running = 0;
        late.clear();
        due.keySet().forEach(Client::close);
        for (int each = 0; each < unanswered; each++) {
            outcome.error("not answered in time");
        }
        return outcome;
    }

    private void begin() {
        if (next - end >= 0) {
            return;
        }
        late.add(next);
        next += interval;
        send();
        loop.at(next, this::begin);
    }

    private void send() {
        while (!late.isEmpty() && (!idle.isEmpty() || connections < MOST_CONNECTIONS)) {
            Client client = idle.isEmpty() ? connect() : idle.pop();
            due.put(client, late.poll());
            running++;
            client.send(requests.apply(sent++));
        }
    }

    private Client connect() {
        connections++;
        return new Client(loop, port, this);
    }

    @Override
    public void answered(Client client, int status) {
        outcome.answered(status, System.nanoTime() - due.get(client));
        free(client);
    }

    @Override
    public void failed(Client client, String why) {
        outcome.error(why);
        free(client);
    }

    private void free(Client client) {
        running--;
        idle.push(client);
        send();
    }
}
