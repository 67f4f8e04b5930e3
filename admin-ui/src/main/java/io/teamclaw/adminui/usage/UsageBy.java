package io.teamclaw.adminui.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what usage can be broken down. */
public enum UsageBy {
    DAY,
    PERSON,
    TEAM,
    PROVIDER,
    MODEL,
    KEY;

    /** As an address has it, e.g. {@code person}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where there is no such. */
    public static Optional<UsageBy> ofWireValue(String value) {
        return Arrays.stream(values()).filter(each -> each.wireValue().equals(value)).findFirst();
    }
}
