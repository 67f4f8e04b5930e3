package io.teamclaw.adminui.keys;

import java.util.Arrays;
import java.util.List;

/**
 * Keys to be added, as a person typed them. Its text says nothing of them.
 *
 * @param providerId whose
 * @param label for all of them; may be blank
 * @param weight of each
 * @param text one key or several; white space parts them, because no key contains any
 * @param check whether the provider is asked first
 */
public record NewKeys(String providerId, String label, int weight, String text, boolean check) {
    /** Each key once, in the order of the text; one blank text where it has none. */
    List<String> secrets() {
        return Arrays.stream(text.strip().split("\\s+")).distinct().toList();
    }

    @Override
    public String toString() {
        return "NewKeys[" + providerId + "]";
    }
}
