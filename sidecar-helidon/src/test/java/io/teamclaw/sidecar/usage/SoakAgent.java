package io.teamclaw.sidecar.usage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;

/** An agent with one connection, which it makes anew when it ends. */
final class SoakAgent implements AutoCloseable {
    private final int port;
    private Optional<Socket> socket = Optional.empty();
    private InputStream in = InputStream.nullInputStream();

    SoakAgent(int port) {
        this.port = port;
    }

    void call(SoakCall call) throws IOException {
        Socket open = open();
        open.getOutputStream().write(call.request());
        if (call.story() == SoakCall.Story.AGENT_LEAVES) {
            leave(open, call);
            return;
        }
        if (!readAnswer()) {
            close();
        }
    }

    /** Some bytes of the answer, or some milliseconds, and it is gone. */
    private void leave(Socket open, SoakCall call) throws IOException {
        open.setSoTimeout(1 + (int) (call.where() * 20));
        try {
            in.readNBytes((int) (call.where() * 400));
        } catch (IOException noMore) {
            assert !open.isClosed();
        } finally {
            close();
        }
    }

    /** Gives back whether the connection goes on. */
    private boolean readAnswer() throws IOException {
        try {
            String head = head();
            if (head.contains("\r\ncontent-length: ")) {
                int from = head.indexOf("\r\ncontent-length: ") + 18;
                int length =
                        Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
                if (in.readNBytes(length).length < length) {
                    return false;
                }
            } else if (!readChunks()) {
                return false;
            }
            return !head.contains("\r\nconnection: close");
        } catch (IOException cut) {
            return false; // a story of the provider's
        }
    }

    private boolean readChunks() throws IOException {
        while (true) {
            String line = line();
            if (line.isEmpty()) {
                return false;
            }
            int length = Integer.parseInt(line.strip(), 16);
            if (in.readNBytes(length + 2).length < length + 2) {
                return false;
            }
            if (length == 0) {
                return true;
            }
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isBlank(); line = line()) {
            head.append(line);
        }
        if (head.isEmpty()) {
            throw new IOException("The connection ended");
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.append((char) b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString();
    }

    private Socket open() throws IOException {
        if (socket.isEmpty()) {
            Socket fresh = new Socket(InetAddress.getLoopbackAddress(), port);
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(60_000);
            in = new BufferedInputStream(fresh.getInputStream());
            socket = Optional.of(fresh);
        }
        return socket.get();
    }

    @Override
    public void close() throws IOException {
        if (socket.isPresent()) {
            socket.get().close();
        }
        socket = Optional.empty();
    }
}
