package io.teamclaw.lifecycle.workspaces;

import java.util.Locale;

/** That a workspace is being taken away for good, and what becomes of the person's files. */
public enum Removal {
    KEEP_FILES,
    DELETE_FILES;

    /** The value in the table, e.g. {@code keep_files}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Removal ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
