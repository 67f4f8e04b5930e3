package io.teamclaw.adminui.layout.ui;

import java.time.Duration;

/** Writes spans of time for people. */
public final class Durations {
    private Durations() {}

    /**
     * The two largest units: {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 4 d 1 h}.
     */
    public static String format(Duration span) {
        Duration time = span.isNegative() ? Duration.ZERO : span;
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toSeconds() + " s";
    }

    /** Without seconds, a part of a minute counting as one: {@code 5 min}, {@code 2 h 10 min}. */
    public static String inMinutes(Duration span) {
        long minutes = Math.max(1, span.plusSeconds(59).toMinutes());
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
