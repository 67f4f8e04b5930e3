package io.teamclaw.bench.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReaderTest {
    private static final String MESSAGES =
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A:  b \r\n\r\nhello"
                    + "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n"
                    + "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "b;a=1\r\nhello world\r\n1\r\n!\r\n0\r\nx-trailer: 1\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
                    + "HTTP/1.1 503 Off\r\ncontent-length: 2\r\n\r\nno";

    private final List<String> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
    void findsEveryMessageWhereverTheBytesAreCut(int part) {
        HttpReader reader = new HttpReader(new Collected());
        byte[] bytes = MESSAGES.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += part) {
            reader.read(ByteBuffer.wrap(bytes, at, Math.min(part, bytes.length - at)));
        }

        assertThat(seen)
                .containsExactly("200 b hello", "429  ", "201  hello world!", "200  ", "503  no");
        assertThat(reader.within()).isFalse();
    }

    private final class Collected implements HttpReader.Listener {
        private String text = "";

        @Override
        public void head(Head head) {
            text = head.status() + " " + head.header("x-a") + " ";
        }

        @Override
        public void body(ByteBuffer part) {
            text += StandardCharsets.ISO_8859_1.decode(part);
        }

        @Override
        public void end() {
            seen.add(text);
        }
    }
}
