package io.teamclaw.lifecycle.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row that somebody noted elsewhere. Only against such a note can it be seen that the log's end
 * was cut off, or that all of it from some row on was written anew.
 *
 * @param sequence the row
 * @param hash its hash, in hexadecimal
 */
public record NotedHead(long sequence, String hash) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /**
     * @param text {@code sequence:hash}
     * @throws IllegalArgumentException where it has another form
     */
    public static NotedHead parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "A head is written as sequence:hash, with the hash in hexadecimal.");
        }
        return new NotedHead(Long.parseLong(parts.group(1)), parts.group(2));
    }

    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
