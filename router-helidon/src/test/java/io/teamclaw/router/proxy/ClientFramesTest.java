package io.teamclaw.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** Which bytes from a client are a person's doing. */
class ClientFramesTest {
    private static final int TEXT = 0x81;
    private static final int CONTINUATION = 0x00;
    private static final int PONG = 0x8a;

    private final ClientFrames frames = new ClientFrames();

    private static byte[] frame(int first, int length) {
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
        frame.writeBytes(new byte[4]);
        frame.writeBytes(new byte[length]);
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
        assertThat(frames.hasData(frame(PONG, 0))).isFalse();
        assertThat(frames.hasData(frame(TEXT, 5))).isTrue();
        assertThat(frames.hasData(frame(PONG, 125))).isFalse();
        assertThat(frames.hasData(frame(CONTINUATION, 70_000))).isTrue();
        assertThat(frames.hasData(join(frame(PONG, 3), frame(PONG, 0)))).isFalse();
        assertThat(frames.hasData(join(frame(PONG, 3), frame(TEXT, 300)))).isTrue();
        assertThat(frames.hasData(frame(PONG, 1))).isFalse();
    }

    @Test
    void the_place_in_a_frame_is_kept_however_its_bytes_are_cut() {
        byte[] all = join(frame(TEXT, 300), frame(PONG, 7), frame(TEXT, 0), frame(PONG, 2));
        int pongs = frame(PONG, 7).length;
        int text = frame(TEXT, 300).length;
        for (int i = 0; i < all.length; i++) {
            boolean data = frames.hasData(new byte[] {all[i]});
            boolean payloadOfText = i >= 8 && i < text;
            boolean pong = i >= text && i < text + pongs;
            if (payloadOfText) {
                assertThat(data).as("byte " + i).isTrue();
            } else if (pong) {
                assertThat(data).as("byte " + i).isFalse();
            }
        }
        assertThat(frames.hasData(frame(PONG, 0))).isFalse();
    }
}
