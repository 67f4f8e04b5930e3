package io.teamclaw.lifecycle.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A stored item, read by attribute name.
 *
 * @param attributes as DynamoDB gave them
 */
public record Item(Map<String, AttributeValue> attributes) {

    /**
     * @throws MalformedItemException where it is missing or no text
     */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new MalformedItemException(name));
    }

    public Optional<String> optionalText(String name) {
        return optional(name).map(AttributeValue::s);
    }

    /**
     * @throws MalformedItemException where it is missing or no whole number
     */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> new MalformedItemException(name));
    }

    public Optional<Long> optionalNumber(String name) {
        try {
            return optional(name).map(AttributeValue::n).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw new MalformedItemException(name);
        }
    }

    /** False where it is missing. */
    public boolean flag(String name) {
        return optional(name).map(AttributeValue::bool).orElse(false);
    }

    /**
     * @throws MalformedItemException where it is missing or no instant
     */
    public Instant instant(String name) {
        return optionalInstant(name).orElseThrow(() -> new MalformedItemException(name));
    }

    public Optional<Instant> optionalInstant(String name) {
        try {
            return optionalText(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new MalformedItemException(name);
        }
    }

    /** A set of texts; empty where it is missing. */
    public List<String> texts(String name) {
        return optional(name).map(AttributeValue::ss).orElse(List.of());
    }

    /** What is stored below a name; without any attribute where it is missing. */
    public Item map(String name) {
        return new Item(optional(name).map(AttributeValue::m).orElse(Map.of()));
    }

    /** A list of texts; empty where it is missing, without what is no text. */
    public List<String> textList(String name) {
        return optional(name).map(AttributeValue::l).orElse(List.of()).stream()
                .map(AttributeValue::s)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<AttributeValue> optional(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
