package io.teamclaw.sidecar.usage;

/** Where in a document a scanner is. */
final class JsonPath {
    /** Fields further down have no pointer. */
    private static final int DEEPEST = 16;

    private static final int OBJECT = -1;

    /** By which field each open container was reached, and its element or {@link #OBJECT}. */
    private final int[] reachedBy = new int[DEEPEST];

    private final int[] element = new int[DEEPEST];
    private int depth;

    void open(boolean array, int field) {
        if (depth < DEEPEST) {
            reachedBy[depth] = field;
            element[depth] = array ? 0 : OBJECT;
        }
        depth++;
    }

    /** Leaves the innermost container; returns the field by which it was reached. */
    int close() {
        int field =
                depth > 1 && hasPointer() && element[depth - 2] == OBJECT
                        ? reachedBy[depth - 1]
                        : FieldNames.UNKNOWN;
        depth = Math.max(0, depth - 1);
        return field;
    }

    void comma() {
        if (hasPointer() && element[depth - 1] != OBJECT) {
            element[depth - 1]++;
        }
    }

    void reset() {
        depth = 0;
    }

    /** Whether no container is open. */
    boolean isOutside() {
        return depth == 0;
    }

    /** Whether a field has a pointer here. */
    boolean hasPointer() {
        return depth > 0 && depth <= DEEPEST;
    }

    /** The JSON pointer of a field of the innermost container; unknown names are question marks. */
    String pointer(FieldNames names, int field) {
        StringBuilder pointer = new StringBuilder();
        for (int level = 1; level < depth; level++) {
            pointer.append('/');
            if (element[level - 1] == OBJECT) {
                pointer.append(names.name(reachedBy[level]));
            } else {
                pointer.append(element[level - 1]);
            }
        }
        return pointer.append('/').append(names.name(field)).toString();
    }
}
