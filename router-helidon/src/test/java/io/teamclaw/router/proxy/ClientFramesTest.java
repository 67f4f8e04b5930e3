package io.teamclaw.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes from a client are a person's doing. */
class ClientFramesTest {
    private static final int TEXT = 0x81;
    private static final int CONTINUATION = 0x00;
    private static final int PONG = 0x8a;

    private final ClientFrames frames = new ClientFrames();

    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private static byte[] frame(int first, int length) {
        return frame(first, new byte[length], new byte[4]);
    }

    /** A message as OpenClaw's page sends it, masked as a browser does. */
    private static byte[] call(int first, String method) {
        return frame(first, json(method), MASK);
    }

    private static byte[] json(String method) {
        return """
                {"type":"req","id":"3:28c27655-b375-41a3-bcb1-f0b10d12effa","method":"%s",\
                "params":{"key":"agent:main:main","limit":80,"maxBytes":262144,"cursor":"%s"}}"""
                .formatted(method, "x".repeat(300))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] frame(int first, byte[] payload, byte[] mask) {
        int length = payload.length;
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (length < 126) {
            frame.write(0x80 | length);
        } else if (length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(length >> 8);
            frame.write(length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) length >> shift));
            }
        }
        frame.writeBytes(mask);
        for (int i = 0; i < length; i++) {
            frame.write(payload[i] ^ mask[i % mask.length]);
        }
        return frame.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void text_is_and_pongs_are_not() {
        assertThat(frames.arePersons(frame(PONG, 0))).isFalse();
        assertThat(frames.arePersons(frame(TEXT, 5))).isTrue();
        assertThat(frames.arePersons(frame(PONG, 125))).isFalse();
        assertThat(frames.arePersons(frame(CONTINUATION, 70_000))).isTrue();
        assertThat(frames.arePersons(join(frame(PONG, 3), frame(PONG, 0)))).isFalse();
        assertThat(frames.arePersons(join(frame(PONG, 3), frame(TEXT, 300)))).isTrue();
        assertThat(frames.arePersons(frame(PONG, 1))).isFalse();
    }

    @Test
    void the_place_in_a_frame_is_kept_however_its_bytes_are_cut() {
        byte[] all = join(frame(TEXT, 300), frame(PONG, 7), frame(TEXT, 0), frame(PONG, 2));
        int pongs = frame(PONG, 7).length;
        int text = frame(TEXT, 300).length;
        for (int i = 0; i < all.length; i++) {
            boolean data = frames.arePersons(new byte[] {all[i]});
            boolean payloadOfText = i >= 8 && i < text;
            boolean pong = i >= text && i < text + pongs;
            if (payloadOfText) {
                assertThat(data).as("byte " + i).isTrue();
            } else if (pong) {
                assertThat(data).as("byte " + i).isFalse();
            }
        }
        assertThat(frames.arePersons(frame(PONG, 0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.send",
                "session.typing",
                "sessions.patch",
                "config.set",
                "cron.add",
                "terminal.input",
                "something.new",
                "chat",
                ""
            })
    void what_a_person_asks_for_is(String method) {
        assertThat(frames.arePersons(call(TEXT, method))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "health",
                "sessions.catalog.list",
                "sessions.list",
                "chat.history",
                "agent.identity.get",
                "models.authStatus",
                "sessions.messages.subscribe",
                "session.members.listEvidence",
                "sessions.viewers.set"
            })
    void what_a_page_left_open_asks_is_not(String method) {
        assertThat(frames.arePersons(call(TEXT, method))).isFalse();
        assertThat(frames.arePersons(call(TEXT, "chat.send"))).isTrue();
        assertThat(frames.arePersons(call(TEXT, method))).isFalse();
    }

    @Test
    void a_message_in_pieces_is_judged_by_its_beginning() {
        for (String method : new String[] {"sessions.list", "chat.send"}) {
            byte[] json = json(method);
            byte[] cut =
                    join(
                            frame(0x01, Arrays.copyOf(json, 40), MASK),
                            frame(PONG, 2),
                            frame(CONTINUATION, Arrays.copyOfRange(json, 40, 200), MASK),
                            frame(0x80, Arrays.copyOfRange(json, 200, json.length), MASK));
            boolean persons = false;
            for (byte each : cut) {
                persons |= frames.arePersons(new byte[] {each});
            }
            assertThat(persons).as(method).isEqualTo(method.equals("chat.send"));
        }
    }

    @Test
    void what_cannot_be_read_is_a_persons() {
        int binary = 0x82;
        int compressed = 0xc1;
        assertThat(frames.arePersons(call(binary, "sessions.list"))).isTrue();
        assertThat(frames.arePersons(call(compressed, "sessions.list"))).isTrue();
        byte[] late =
                ("{\"x\":\"" + "x".repeat(300) + "\",\"method\":\"sessions.list\"}")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(frames.arePersons(frame(TEXT, late, MASK))).isTrue();
    }
}
