package io.teamclaw.sidecar.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads named scalar fields out of JSON documents that come in pieces, without keeping them. A
 * malformed document is given up; the next one is read again.
 */
final class JsonScanner {
    /** What was found; {@code pointer} is the field's JSON pointer in its document. */
    interface Listener {
        void number(String pointer, long value);

        void string(String pointer, String name, String value);
    }

    /** Keeps no table of field names: a document full of new ones would fill the heap. */
    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build();

    private static final byte[] SEPARATOR = {'\n'};

    /** Longer strings are cut: no field that is read here is that long. */
    static final int LONGEST_STRING = 64 * 1024;

    private final Set<String> numbers;
    private final Set<String> strings;
    private final Listener listener;
    private final StringClipper clipper = new StringClipper(LONGEST_STRING);
    private Optional<JsonParser> parser = Optional.empty();
    private boolean givenUp;

    /**
     * @param numbers names of the numeric fields that are wanted
     * @param strings names of the string fields that are wanted
     */
    JsonScanner(Set<String> numbers, Set<String> strings, Listener listener) {
        this.numbers = numbers;
        this.strings = strings;
        this.listener = listener;
    }

    void feed(byte[] bytes, int offset, int length) {
        clipper.feed(bytes, offset, length, this::parse);
    }

    /** The document is whole, or will never be; what is fed next is another one. */
    void endDocument() {
        parse(SEPARATOR, 0, 1);
        boolean whole = parser.map(each -> each.getParsingContext().inRoot()).orElse(false);
        if (givenUp || !whole) {
            parser = Optional.empty();
        }
        givenUp = false;
        clipper.reset();
    }

    /** Bytes seen, the ends of very long encoded strings (pictures) left out. */
    long size() {
        return clipper.textBytes();
    }

    private void parse(byte[] bytes, int offset, int length) {
        if (givenUp) {
            return;
        }
        try {
            JsonParser json = parser();
            ((ByteArrayFeeder) json.getNonBlockingInputFeeder())
                    .feedInput(bytes, offset, offset + length);
            JsonToken token = json.nextToken();
            while (token != null && token != JsonToken.NOT_AVAILABLE) {
                take(json, token);
                token = json.nextToken();
            }
        } catch (IOException e) {
            // Not JSON, e.g. the "[DONE]" that ends OpenAI's streams: nothing to read in it.
            givenUp = true;
        }
    }

    private JsonParser parser() throws IOException {
        if (parser.isEmpty()) {
            parser = Optional.of(JSON.createNonBlockingByteArrayParser());
        }
        return parser.get();
    }

    private void take(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && wanted(numbers, json)) {
            listener.number(pointer(json), json.getLongValue());
        } else if (token == JsonToken.VALUE_STRING && wanted(strings, json)) {
            listener.string(pointer(json), json.currentName(), json.getText());
        }
    }

    private static boolean wanted(Set<String> names, JsonParser json) throws IOException {
        String name = json.currentName();
        return name != null && names.contains(name);
    }

    private static String pointer(JsonParser json) {
        return json.getParsingContext().pathAsPointer().toString();
    }
}
