package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseSplitterTest {
    private static final String STREAM =
            """
            : a comment
            event: one
            data: first

            data:no space
            data:  two spaces
            id: 7

            retry: 10

            database: not data
            datum: nor this
            data

            data: ünï🌍: "colon"

            """;

    private static final List<String> DATA =
            List.of("first", "no space\n two spaces", "", "ünï🌍: \"colon\"");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void findsTheSameEventsWhereverTheStreamIsCut(String lineEnd) {
        byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Collected events = new Collected();
            SseSplitter splitter = new SseSplitter(events);
            splitter.feed(bytes, 0, cut);
            splitter.feed(bytes, cut, bytes.length - cut);
            assertThat(events.whole).as("cut at %d", cut).isEqualTo(DATA);
        }
    }

    @Test
    void doesNotTakeAnUnfinishedEventForOne() {
        Collected events = new Collected();
        byte[] bytes = "data: cut\n".getBytes(StandardCharsets.UTF_8);
        new SseSplitter(events).feed(bytes, 0, bytes.length);
        assertThat(events.whole).isEmpty();
    }

    private static final class Collected implements Events {
        private final List<String> whole = new ArrayList<>();
        private java.io.ByteArrayOutputStream data = new java.io.ByteArrayOutputStream();

        @Override
        public void data(byte[] bytes, int offset, int length) {
            data.write(bytes, offset, length);
        }

        @Override
        public void end() {
            whole.add(data.toString(StandardCharsets.UTF_8));
            data = new java.io.ByteArrayOutputStream();
        }
    }
}
