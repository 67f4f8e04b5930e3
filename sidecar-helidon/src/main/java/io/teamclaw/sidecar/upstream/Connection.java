package io.teamclaw.sidecar.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * A connection to an upstream with the buffers of its calls. One call uses it at a time; only
 * {@link #close()} may come from another thread, at any moment.
 */
final class Connection {
    private static final int BUFFER = 8192;

    private final Origin origin;
    private final HeadWriter head = new HeadWriter();
    private final Watch noCall = new Watch();
    private SocketChannel channel;
    private boolean closed;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean answered;
    private boolean reused;
    private long keptUntil;
    private Watch watch = noCall;

    Connection(Origin origin) {
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    /** A new socket, not connected; one from an earlier try is closed. */
    synchronized Socket open() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (channel != null) {
            channel.close();
        }
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        return channel.socket();
    }

    /** What is read and written from now on: the socket itself, or TLS over it. */
    void speak(Socket socket) throws IOException {
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A call begins. */
    void use(Watch itsWatch) {
        watch = itsWatch;
        answered = false;
    }

    /** A call is over, and the connection waits for the next one until then. */
    void rest(long until) {
        watch = noCall;
        reused = true;
        keptUntil = until;
        if (buffer.length > BUFFER) {
            buffer = new byte[BUFFER];
        }
        position = 0;
        limit = 0;
    }

    /** Whether it served a call before this one, so that upstream may be about to close it. */
    boolean isReused() {
        return reused;
    }

    /** Whether a byte came since the call began. */
    boolean isAnswered() {
        return answered;
    }

    boolean isOld(long now) {
        return now >= keptUntil;
    }

    /** Whether it can take another call: upstream has neither closed it nor sent anything. */
    boolean isUsable(long now) {
        if (isOld(now)) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            int n = channel.read(ByteBuffer.wrap(buffer, 0, 1));
            channel.configureBlocking(true);
            return n == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The head of the request that is written next. */
    HeadWriter head() {
        return head;
    }

    OutputStream out() {
        return out;
    }

    Watch watch() {
        return watch;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Index in the buffer of the next byte that nobody has taken. */
    int position() {
        return position;
    }

    /** How many bytes nobody has taken. */
    int available() {
        return limit - position;
    }

    void take(int bytes) {
        position += bytes;
    }

    /**
     * Waits for more bytes. Those that nobody has taken stay, at the buffer's beginning.
     *
     * @param most to which size the buffer may grow
     * @return false at the end of the stream
     */
    boolean fill(int most) throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            if (limit >= most) {
                throw new MalformedAnswer("a line or a head of more than " + most + " bytes");
            }
            buffer = java.util.Arrays.copyOf(buffer, Math.min(most, 2 * limit));
        }
        int n = in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
            return false;
        }
        answered = true;
        limit += n;
        return true;
    }

    /** Closes the socket under whatever is going on. TLS is not asked: it would wait for it. */
    synchronized void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                System.getLogger(Connection.class.getName())
                        .log(Level.DEBUG, "A connection did not close well", e);
            }
        }
    }
}
