package io.teamclaw.config.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as nested maps (in the document's order), lists, texts, {@link Long}s, {@link BigInteger}s
 * where a long is too small, {@link BigDecimal}s, {@link Boolean}s and nulls. It is read and
 * written token by token: a mapper would take longer to set up than most documents to read, and a
 * sidecar starts with each workspace.
 */
public final class JsonDocument {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private JsonDocument() {}

    /**
     * A whole document; null where it is empty.
     *
     * @throws MalformedJsonException where it is no JSON, names a field twice or has something
     *     behind its end
     */
    public static Object parse(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            Object document = first == null ? null : value(parser, first);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException(parser.currentTokenLocation());
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("A text is there already", e);
        }
    }

    /**
     * A document that is an object.
     *
     * @throws MalformedJsonException as {@link #parse} does
     * @throws IllegalArgumentException where it is something else
     */
    @SuppressWarnings("unchecked") // Names are texts.
    public static Map<String, Object> parseObject(String json) {
        if (parse(json) instanceof Map<?, ?> fields) {
            return (Map<String, Object>) fields;
        }
        throw new IllegalArgumentException("It is not a JSON object");
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedJsonException(parser.currentTokenLocation());
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.put(name, value(parser, parser.nextToken()));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> entries = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            entries.add(value(parser, token));
        }
        return entries;
    }

    private static Number whole(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Number) parser.getLongValue();
    }

    /**
     * In one line.
     *
     * @param document maps, lists, texts, numbers, booleans and nulls
     */
    public static String write(Object document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(document, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("A text takes everything", e);
        }
        return text.toString();
    }

    /** In one line of UTF-8; otherwise like {@link #write}. */
    public static byte[] bytes(Object document) {
        return write(document).getBytes(StandardCharsets.UTF_8);
    }

    // Told apart without a pattern switch, whose first run generates code.
    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Map<?, ?> fields) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                generator.writeFieldName((String) field.getKey());
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> entries) {
            generator.writeStartArray();
            for (Object entry : entries) {
                write(entry, generator);
            }
            generator.writeEndArray();
        } else {
            writeScalar(value, generator);
        }
    }

    private static void writeScalar(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof BigInteger number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value == null) {
            generator.writeNull();
        } else {
            throw new IllegalArgumentException(value.getClass() + " is nothing that JSON has");
        }
    }
}
