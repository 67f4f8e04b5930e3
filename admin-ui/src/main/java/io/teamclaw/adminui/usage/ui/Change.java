package io.teamclaw.adminui.usage.ui;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Numbers;

/** Says how a figure stands to what it was before. */
final class Change {
    private Change() {}

    /** In words: neither colour nor an arrow alone. */
    static String of(long now, long before) {
        if (before == 0) {
            return now == 0 ? "" : Texts.text("usage.change.new");
        }
        long percent = Math.round(100.0 * (now - before) / before);
        if (percent == 0) {
            return Texts.text("usage.change.same");
        }
        String size = Numbers.format(Math.abs(percent));
        return percent > 0
                ? Texts.text("usage.change.up", size)
                : Texts.text("usage.change.down", size);
    }
}
