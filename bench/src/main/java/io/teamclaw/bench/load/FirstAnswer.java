package io.teamclaw.bench.load;

import io.teamclaw.bench.net.Client;
import io.teamclaw.bench.net.Loop;
import java.nio.ByteBuffer;
import java.util.List;

/** Asks again and again until somebody who is starting answers. */
public final class FirstAnswer implements Client.Observer {
    private static final long PAUSE = 1_000_000;
    private static final long BOUND = 60_000_000_000L;

    private final Loop loop;
    private final List<ByteBuffer> request;
    private boolean there;

    private FirstAnswer(Loop loop, List<ByteBuffer> request) {
        this.loop = loop;
        this.request = request;
    }

    /** Says whether a call was answered with 200 within a minute. */
    public static boolean await(Loop loop, int port, List<ByteBuffer> request) {
        FirstAnswer first = new FirstAnswer(loop, request);
        try (Client client = new Client(loop, port, first)) {
            client.send(request);
            return loop.runUntil(() -> first.there, System.nanoTime() + BOUND);
        }
    }

    @Override
    public void answered(Client client, int status) {
        if (status == 200) {
            there = true;
        } else {
            failed(client, "status " + status);
        }
    }

    @Override
    public void failed(Client client, String why) {
        loop.at(System.nanoTime() + PAUSE, () -> client.send(request));
    }
}
