package io.teamclaw.bench.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** What waits to be written to a connection. */
final class Outgoing {
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();

    /** Appends; the buffer's content must stay as it is until it is written. */
    void add(ByteBuffer bytes) {
        waiting.add(bytes);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }

    /** Writes what the socket takes, and asks to be told when it takes the rest. */
    void write(SocketChannel channel, SelectionKey key) throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.peek();
            channel.write(first);
            if (first.hasRemaining()) {
                break;
            }
            waiting.poll();
        }
        int wanted =
                waiting.isEmpty()
                        ? SelectionKey.OP_READ
                        : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}
