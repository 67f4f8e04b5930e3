package io.teamclaw.sidecar.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads whole documents and streams in the plainest way, to compare the scanners with. */
final class SlowReaders {
    static final Set<String> PATHS = Set.of("usage", "message", "details");
    static final Set<String> NUMBERS = Set.of("input", "output", "total");
    static final Set<String> STRINGS = Set.of("model", "modality");
    static final Set<String> TEXTS = Set.of("text", "content");
    static final FieldNames NAMES = new FieldNames(PATHS, NUMBERS, STRINGS, TEXTS);

    private static final BigInteger MOST = BigInteger.TEN.pow(18);
    private static final int DEEPEST = 16;

    private SlowReaders() {}

    /** What a scanner says of documents that come in these pieces. */
    static List<String> scan(byte[] json, java.util.function.IntUnaryOperator pieces) {
        List<String> found = new ArrayList<>();
        JsonScanner scanner =
                new JsonScanner(
                        NAMES,
                        new JsonScanner.Listener() {
                            @Override
                            public void number(String pointer, long value) {
                                found.add(pointer + "=" + clamp(BigInteger.valueOf(value)));
                            }

                            @Override
                            public void string(String pointer, String value) {
                                found.add(pointer + "=" + cut(value));
                            }
                        });
        Pieces.feed(json, pieces, scanner::feed);
        scanner.endDocument();
        found.add("text=" + scanner.textBytes());
        found.add("size=" + scanner.size());
        return found;
    }

    /** The same, read by Jackson as a whole; empty where that says it is not JSON in UTF-8. */
    static Optional<List<String>> read(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), json)) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        long texts = 0;
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonStreamContext context = parser.getParsingContext();
                String name = context.inObject() ? context.getCurrentName() : "";
                if (token == JsonToken.VALUE_STRING && TEXTS.contains(name)) {
                    texts += parser.getText().getBytes(StandardCharsets.UTF_8).length;
                } else if (depth(context) <= DEEPEST
                        && token == JsonToken.VALUE_STRING
                        && STRINGS.contains(name)) {
                    found.add(pointer(context) + "=" + cut(parser.getText()));
                } else if (depth(context) <= DEEPEST
                        && token == JsonToken.VALUE_NUMBER_INT
                        && NUMBERS.contains(name)) {
                    found.add(pointer(context) + "=" + clamp(parser.getBigIntegerValue()));
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // not JSON, as this method's answer says
        }
        found.add("text=" + texts);
        found.add("size=" + json.length);
        return Optional.of(found);
    }

    private static BigInteger clamp(BigInteger value) {
        return value.min(MOST).max(MOST.negate());
    }

    private static String cut(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return utf8.length < 500
                ? new String(utf8, StandardCharsets.UTF_8)
                : "long " + value.substring(0, 100);
    }

    private static int depth(JsonStreamContext context) {
        int depth = 0;
        for (JsonStreamContext each = context; !each.inRoot(); each = each.getParent()) {
            depth++;
        }
        return depth;
    }

    private static String pointer(JsonStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String segment =
                context.inArray()
                        ? String.valueOf(context.getCurrentIndex())
                        : known(context.getCurrentName());
        return pointer(context.getParent()) + "/" + segment;
    }

    private static String known(String name) {
        return PATHS.contains(name)
                        || NUMBERS.contains(name)
                        || STRINGS.contains(name)
                        || TEXTS.contains(name)
                ? name
                : "?";
    }

    /** What a splitter makes of a stream that comes in these pieces: the data of whole events. */
    static List<String> split(byte[] stream, java.util.function.IntUnaryOperator pieces) {
        List<String> events = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        SseSplitter splitter =
                new SseSplitter(
                        new Events() {
                            @Override
                            public void data(byte[] bytes, int offset, int length) {
                                data.append(
                                        new String(
                                                bytes,
                                                offset,
                                                length,
                                                StandardCharsets.ISO_8859_1));
                            }

                            @Override
                            public void end() {
                                events.add(data.toString());
                                data.setLength(0);
                            }
                        });
        Pieces.feed(stream, pieces, splitter::feed);
        return events;
    }

    /** The same, line by line as the standard puts it (WHATWG HTML, section 9.2.6). */
    static List<String> events(byte[] stream) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        String[] lines = text.split("\r\n|\n|\r", -1);
        List<String> events = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) { // the last one has no end
            String line = lines[i];
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    events.add(String.join("\n", data));
                    data.clear();
                }
            } else if (line.equals("data")) {
                data.add("");
            } else if (line.startsWith("data:")) {
                String value = line.substring(5);
                data.add(value.startsWith(" ") ? value.substring(1) : value);
            }
        }
        return events;
    }
}
