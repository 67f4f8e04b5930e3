package io.teamclaw.sidecar.usage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names of JSON fields that a scanner knows, found by their bytes without making a string. */
final class FieldNames {
    static final int UNKNOWN = -1;

    /** What is wanted of a field's value. */
    enum Want {
        /** Nothing, but its name in pointers. */
        NAME,
        NUMBER,
        /** The string itself. */
        STRING,
        /** How much text the string holds. */
        TEXT
    }

    private final List<String> names = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private final List<Want> wants = new ArrayList<>();
    private final int[][] byLength;

    FieldNames(Set<String> pathNames, Set<String> numbers, Set<String> strings, Set<String> texts) {
        pathNames.stream()
                .filter(name -> !numbers.contains(name) && !strings.contains(name))
                .filter(name -> !texts.contains(name))
                .forEach(name -> add(name, Want.NAME));
        new TreeSet<>(numbers).forEach(name -> add(name, Want.NUMBER));
        new TreeSet<>(strings).forEach(name -> add(name, Want.STRING));
        new TreeSet<>(texts).forEach(name -> add(name, Want.TEXT));
        int longest = bytes.stream().mapToInt(each -> each.length).max().orElse(0);
        byLength = new int[longest + 1][0];
        for (int i = 0; i < bytes.size(); i++) {
            int length = bytes.get(i).length;
            byLength[length] = Arrays.copyOf(byLength[length], byLength[length].length + 1);
            byLength[length][byLength[length].length - 1] = i;
        }
    }

    private void add(String name, Want want) {
        names.add(name);
        bytes.add(name.getBytes(StandardCharsets.UTF_8));
        wants.add(want);
    }

    /** The number of a name, or {@link #UNKNOWN}. */
    int find(byte[] buffer, int length) {
        if (length >= byLength.length) {
            return UNKNOWN;
        }
        for (int candidate : byLength[length]) {
            if (Arrays.equals(bytes.get(candidate), 0, length, buffer, 0, length)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    String name(int number) {
        return number == UNKNOWN ? "?" : names.get(number);
    }

    Want want(int number) {
        return number == UNKNOWN ? Want.NAME : wants.get(number);
    }
}
