package io.teamclaw.bench.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The provider's place: it reads each request whole, then answers as it was told last. */
public final class Upstream implements Loop.Ready {
    /** How it answers. */
    @FunctionalInterface
    public interface Answering {
        /** Called when a request was read whole. */
        void answer(UpstreamConnection connection, Head request);
    }

    private final Loop loop;
    private final ServerSocketChannel server;
    private Answering answering = Answers.json();
    private long calls;

    /** Listens on a free port of the loopback address. */
    public Upstream(Loop loop) throws IOException {
        this.loop = loop;
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        loop.watch(server, SelectionKey.OP_ACCEPT, this);
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    /** From now on it answers so. */
    public void answer(Answering with) {
        answering = with;
    }

    /** Requests read whole so far. */
    public long calls() {
        return calls;
    }

    void called(UpstreamConnection connection, Head request) {
        calls++;
        answering.answer(connection, request);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (SocketChannel fresh = server.accept(); fresh != null; fresh = server.accept()) {
            new UpstreamConnection(loop, fresh, this);
        }
    }
}
