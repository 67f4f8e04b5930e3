package io.teamclaw.router.http;

import java.util.Optional;

/**
 * A path as the most obliging server could read it: percent-decoded until nothing is left to
 * decode, back slashes turned, path parameters dropped, slashes joined. Only checks look at it;
 * what is forwarded is always the path as it came.
 *
 * @param value e.g. {@code /u/ada/api/v1/admin/rpc}
 */
public record CanonicalPath(String value) {
    /** Nobody encodes honestly more often than this. */
    private static final int MAX_PASSES = 6;

    /** Empty where the path is encoded too often to be told what it means. */
    public static Optional<CanonicalPath> of(String rawPath) {
        String path = rawPath;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String decoded = decode(path);
            if (decoded.equals(path)) {
                String joined = path.replace('\\', '/').replaceAll(";[^/]*", "");
                return Optional.of(new CanonicalPath(joined.replaceAll("/{2,}", "/")));
            }
            path = decoded;
        }
        return Optional.empty();
    }

    /** Whether it has a segment {@code .} or {@code ..}, which some servers would resolve. */
    public boolean hasDotSegment() {
        for (String segment : value.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** One pass; what is no valid escape stays as it is. */
    private static String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' && i + 2 < path.length()) {
                int high = Character.digit(path.charAt(i + 1), 16);
                int low = Character.digit(path.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    decoded.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            decoded.append(c);
        }
        return decoded.toString();
    }
}
