package io.teamclaw.config.provider;

import java.util.List;

/**
 * Matches raw request paths against {@link PathRule}s, segment by segment.
 *
 * <p>The path is compared as it came, without decoding: upstream may read {@code %2e%2e%2f} or an
 * empty segment in a way of its own, so a path that holds anything but plain segments matches
 * nothing.
 */
final class PathMatcher {
    private PathMatcher() {}

    static boolean anyMatches(List<PathRule> rules, String method, String rawPath) {
        String[] segments = null;
        for (PathRule rule : rules) {
            if (!rule.method().equals(method)) {
                continue;
            }
            if (rule.path().indexOf('{') < 0) {
                if (rule.path().equals(rawPath)) {
                    return true;
                }
                continue;
            }
            if (segments == null) {
                segments = segments(rawPath); // Once for all rules, and not for most calls.
            }
            if (matches(rule.path(), segments)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String template, String[] segments) {
        String[] wanted = segments(template);
        if (wanted.length != segments.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!segmentMatches(wanted[i], segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean segmentMatches(String template, String segment) {
        int open = template.indexOf('{');
        if (open < 0) {
            return template.equals(segment);
        }
        String before = template.substring(0, open);
        String after = template.substring(template.indexOf('}', open) + 1);
        return segment.length() > before.length() + after.length()
                && segment.startsWith(before)
                && segment.endsWith(after)
                && isPlainName(
                        withoutColons(
                                segment.substring(
                                        before.length(), segment.length() - after.length()),
                                after));
    }

    /**
     * Bedrock's model ids hold a colon, which clients escape. Where nothing follows the name, it
     * can be taken for nothing else.
     */
    private static String withoutColons(String name, String after) {
        return after.isEmpty() ? name.replace("%3A", "-").replace(':', '-') : name;
    }

    /** What may stand for a placeholder: no dot segment, no escape, no separator of any kind. */
    private static boolean isPlainName(String name) {
        return name.chars().allMatch(PathMatcher::isPlain)
                && name.chars().anyMatch(each -> each != '.');
    }

    private static boolean isPlain(int each) {
        return each >= 'a' && each <= 'z'
                || each >= 'A' && each <= 'Z'
                || each >= '0' && each <= '9'
                || "-._~@+".indexOf(each) >= 0;
    }

    private static String[] segments(String path) {
        return path.split("/", -1);
    }
}
