package io.teamclaw.bench.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One answer of server-sent events, one HTTP chunk each. */
final class EventStream implements Runnable {
    /** Stands in front of the time in an event, and nowhere else. */
    static final char MARK = '@';

    private static final int DIGITS = 19;
    private static final String BEFORE =
            "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,"
                    + "\"model\":\"gpt-5.4-mini\",\"system_fingerprint\":\"@";
    private static final String AFTER =
            "\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" calendar\"},\"finish_reason\":null}]}\n\n";
    private static final byte[] EVENT = chunk(BEFORE + "0".repeat(DIGITS) + AFTER);
    private static final int TIME_AT =
            new String(EVENT, StandardCharsets.ISO_8859_1).indexOf(MARK) + 1;
    private static final ByteBuffer HEAD =
            Answers.direct(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n"
                            + "cache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n");
    private static final ByteBuffer LAST = last();

    private final UpstreamConnection connection;
    private final long every;
    private int left;
    private long next;

    EventStream(UpstreamConnection connection, int count, long everyNanos) {
        this.connection = connection;
        this.left = count;
        this.every = everyNanos;
    }

    void start() {
        connection.send(HEAD.duplicate());
        next = System.nanoTime();
        run();
    }

    @Override
    public void run() {
        if (!connection.open()) {
            return;
        }
        connection.send(event(System.nanoTime()));
        if (--left == 0) {
            connection.send(LAST.duplicate());
            return;
        }
        next += every;
        connection.loop().at(next, this);
    }

    private static ByteBuffer event(long now) {
        byte[] bytes = EVENT.clone();
        long rest = now;
        for (int at = TIME_AT + DIGITS - 1; at >= TIME_AT; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer last() {
        String usage =
                "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,"
                        + "\"model\":\"gpt-5.4-mini\",\"choices\":[],\"usage\":{\"prompt_tokens\":187,"
                        + "\"completion_tokens\":100,\"total_tokens\":287}}\n\ndata: [DONE]\n\n";
        return Answers.direct(new String(chunk(usage), StandardCharsets.ISO_8859_1) + "0\r\n\r\n");
    }

    private static byte[] chunk(String data) {
        String size = Integer.toHexString(data.length());
        return (size + "\r\n" + data + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
