package io.teamclaw.lifecycle.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Java values as DynamoDB attributes. */
public final class Values {
    /** Always three digits of fraction, so that the texts sort as the instants do. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Values() {}

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    public static AttributeValue flag(boolean value) {
        return AttributeValue.fromBool(value);
    }

    /** ISO text in UTC, cut to milliseconds, e.g. {@code 2026-11-22T08:15:00.000Z}. */
    public static AttributeValue instant(Instant value) {
        return text(INSTANT.format(value));
    }
}
