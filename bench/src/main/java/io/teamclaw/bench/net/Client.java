package io.teamclaw.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;

/** One kept connection that sends one request after the other. */
public final class Client implements Loop.Ready, HttpReader.Listener, AutoCloseable {
    /** What is told of answers. */
    public interface Observer {
        /** Some of an answer's body, from position to limit. */
        default void body(Client client, ByteBuffer part) {}

        /** An answer is whole. */
        void answered(Client client, int status);

        /** There will be no answer, or no whole one. */
        void failed(Client client, String why);
    }

    private final Loop loop;
    private final int port;
    private final Observer answers;
    private final Outgoing outgoing = new Outgoing();
    private HttpReader reader = new HttpReader(this);
    private SocketChannel channel;
    private SelectionKey key;
    private boolean busy;
    private boolean lastOnConnection;
    private int status;

    /** A client of a port of this machine; it connects when it first sends. */
    public Client(Loop loop, int port, Observer answers) {
        this.loop = loop;
        this.port = port;
        this.answers = answers;
    }

    /** Whether an answer is awaited. */
    public boolean busy() {
        return busy;
    }

    /**
     * Sends one request, in parts. The answer, or its failure, is told before or after this
     * returns.
     */
    public void send(List<ByteBuffer> request) {
        busy = true;
        try {
            if (channel == null) {
                connect();
            }
            request.forEach(part -> outgoing.add(part.duplicate()));
            outgoing.write(channel, key);
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private void connect() throws IOException {
        SocketChannel fresh = SocketChannel.open();
        try {
            fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
            fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        channel = fresh;
        key = loop.watch(fresh, SelectionKey.OP_READ, this);
        reader = new HttpReader(this);
        lastOnConnection = false;
    }

    @Override
    public void ready(SelectionKey ready) {
        if (!ready.isValid()) {
            return; // Closed by what another connection's answer led to.
        }
        try {
            if (ready.isWritable()) {
                outgoing.write(channel, key);
            }
            if (ready.isReadable()) {
                ByteBuffer received = loop.received();
                if (channel.read(received) < 0) {
                    throw new IOException("closed by the other side");
                }
                reader.read(received.flip());
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    @Override
    public void head(Head head) {
        status = head.status();
        lastOnConnection = head.header("connection").equalsIgnoreCase("close");
    }

    @Override
    public void body(ByteBuffer part) {
        answers.body(this, part);
    }

    @Override
    public void end() {
        if (status < 200) {
            return; // An interim answer; the real one follows.
        }
        busy = false;
        if (lastOnConnection || !outgoing.isEmpty()) {
            close();
        }
        answers.answered(this, status);
    }

    private void fail(String why) {
        close();
        if (busy) { // An idle connection may end at any time.
            busy = false;
            answers.failed(this, why);
        }
    }

    @Override
    public void close() {
        outgoing.clear();
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                channel = null;
            }
        }
    }
}
