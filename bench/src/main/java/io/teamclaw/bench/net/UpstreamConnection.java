package io.teamclaw.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connection that the upstream accepted. */
public final class UpstreamConnection implements Loop.Ready, HttpReader.Listener {
    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Upstream upstream;
    private final Outgoing outgoing = new Outgoing();
    private final HttpReader reader = new HttpReader(this);
    private Head head;

    UpstreamConnection(Loop loop, SocketChannel channel, Upstream upstream) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.upstream = upstream;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.watch(channel, SelectionKey.OP_READ, this);
    }

    Loop loop() {
        return loop;
    }

    boolean open() {
        return channel.isOpen();
    }

    /** Writes, or keeps for later what the socket does not take. */
    void send(ByteBuffer bytes) {
        if (!channel.isOpen()) {
            return;
        }
        outgoing.add(bytes);
        try {
            outgoing.write(channel, key);
        } catch (IOException e) {
            close(); // Whoever called has gone; it shows as an error on the client's side.
        }
    }

    @Override
    public void ready(SelectionKey ready) {
        if (!ready.isValid()) {
            return;
        }
        try {
            if (ready.isWritable()) {
                outgoing.write(channel, key);
            }
            if (ready.isReadable()) {
                ByteBuffer received = loop.received();
                if (channel.read(received) < 0) {
                    close();
                    return;
                }
                reader.read(received.flip());
            }
        } catch (IOException e) {
            close();
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void head(Head begun) {
        head = begun;
    }

    @Override
    public void body(ByteBuffer part) {
        part.position(part.limit());
    }

    @Override
    public void end() {
        upstream.called(this, head);
    }
}
