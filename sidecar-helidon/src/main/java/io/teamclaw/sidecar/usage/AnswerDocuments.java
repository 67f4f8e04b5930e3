package io.teamclaw.sidecar.usage;

import java.util.Optional;

/**
 * Takes the JSON documents out of an answer's body: one, several in a row, or one in each event of
 * a stream.
 */
final class AnswerDocuments {
    private static final String EVENTS = "text/event-stream";
    private static final String AWS_EVENTS = "application/vnd.amazon.eventstream";

    private final DecodedTap.Sink body;
    private final Optional<EventStreamSplitter> messages;

    /**
     * @param json gets the documents
     * @param packed whether an event of AWS's holds another one, see {@link ChunkBytes}
     * @param contentType of the answer; anything but an event stream is read as JSON
     */
    AnswerDocuments(JsonScanner json, boolean packed, String contentType) {
        Events documents = new Documents(json);
        if (isType(contentType, AWS_EVENTS)) {
            EventStreamSplitter splitter =
                    new EventStreamSplitter(packed ? new Chunks(documents) : documents);
            messages = Optional.of(splitter);
            body = splitter::feed;
        } else {
            messages = Optional.empty();
            body = isType(contentType, EVENTS) ? new SseSplitter(documents)::feed : json::feed;
        }
    }

    private static boolean isType(String contentType, String wanted) {
        return contentType.regionMatches(true, 0, wanted, 0, wanted.length());
    }

    /** The next bytes of the body, cut anywhere. */
    void feed(byte[] bytes, int offset, int length) {
        body.accept(bytes, offset, length);
    }

    /** Whether the bytes were not what they should be, so that the rest was not read. */
    boolean isLost() {
        return messages.isPresent() && messages.get().isLost();
    }

    private record Documents(JsonScanner json) implements Events {
        @Override
        public void data(byte[] bytes, int offset, int length) {
            json.feed(bytes, offset, length);
        }

        @Override
        public void end() {
            json.endDocument();
        }
    }

    private static final class Chunks implements Events {
        private final Events packed;
        private final ChunkBytes chunk;

        Chunks(Events packed) {
            this.packed = packed;
            this.chunk = new ChunkBytes(packed::data);
        }

        @Override
        public void data(byte[] bytes, int offset, int length) {
            chunk.feed(bytes, offset, length);
        }

        @Override
        public void end() {
            chunk.reset();
            packed.end();
        }
    }
}
