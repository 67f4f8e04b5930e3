package io.teamclaw.adminui.people.csv;

import java.util.List;

/** What a file of people comes to, before anything is written. */
public sealed interface ImportPreview {
    /**
     * It could be read.
     *
     * @param rows all of them, in the file's order
     */
    record Rows(List<ImportRow> rows) implements ImportPreview {
        /** Those that can be added. */
        public List<ImportRow.Good> good() {
            return rows.stream()
                    .filter(ImportRow.Good.class::isInstance)
                    .map(ImportRow.Good.class::cast)
                    .toList();
        }

        /** Those that keep the file out. */
        public List<ImportRow.Bad> bad() {
            return rows.stream()
                    .filter(ImportRow.Bad.class::isInstance)
                    .map(ImportRow.Bad.class::cast)
                    .toList();
        }
    }

    /**
     * It could not be read.
     *
     * @param why what to say
     */
    record Unreadable(Reason why) implements ImportPreview {}

    /** Why a file cannot be read. */
    enum Reason {
        NOT_CSV,
        NOT_UTF8,
        NO_HEADER,
        EMPTY,
        TOO_MANY_ROWS
    }
}
