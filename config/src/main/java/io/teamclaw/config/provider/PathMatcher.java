package io.teamclaw.config.provider;

import java.util.List;

/** Matches raw request paths against {@link PathRule}s. */
final class PathMatcher {
    private PathMatcher() {}

    static boolean anyMatches(List<PathRule> rules, String method, String rawPath) {
        throw new UnsupportedOperationException("being written");
    }
}
