package io.teamclaw.config.json;

import com.fasterxml.jackson.core.JsonLocation;

/** A text that is not JSON. It says where and quotes nothing: the text may hold a key. */
public final class MalformedJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place where it is known; else null
     */
    MalformedJsonException(JsonLocation place) {
        super(
                place == null
                        ? "not valid JSON"
                        : "not valid JSON at line "
                                + place.getLineNr()
                                + ", column "
                                + place.getColumnNr());
    }
}
