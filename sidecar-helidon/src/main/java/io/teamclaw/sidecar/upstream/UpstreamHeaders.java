package io.teamclaw.sidecar.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a request or an answer: in order, the same name as often as it comes. Names are
 * compared without regard to case and kept as they were written. Not for several threads.
 */
public final class UpstreamHeaders {
    private final List<String> names = new ArrayList<>(24);
    private final List<String> values = new ArrayList<>(24);

    /** How many header lines there are. */
    public int size() {
        return names.size();
    }

    /** The name of the line at this index, as it was written. */
    public String name(int index) {
        return names.get(index);
    }

    /** The value of the line at this index. */
    public String value(int index) {
        return values.get(index);
    }

    /** Adds a line, whatever lines there are. */
    public void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    /** Puts a line in the place of all of this name. */
    public void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    /** Removes all lines of this name. */
    public void remove(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(name)) {
                names.remove(i);
                values.remove(i);
            }
        }
    }

    /** The value of the first line of this name. */
    public Optional<String> first(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    /** The values of all lines of this name, in order. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** Whether there is a line of this name. */
    public boolean contains(String name) {
        return indexOf(name) >= 0;
    }

    /** Names alone: values may be keys. */
    @Override
    public String toString() {
        return names.toString();
    }

    private int indexOf(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
