package io.teamclaw.sidecar.operations;

import java.util.regex.Pattern;

/**
 * Takes out of a text what looks like a provider's key. A second line only: nothing of ours writes
 * one, but a library could.
 */
final class Redaction {
    private static final Pattern KEY =
            Pattern.compile(
                    "(?:sk-|sk_|xai-|gsk_|AIza|AKIA|ASIA|hf_|nvapi-|fw_|r8_|ghp_|github_pat_)[A-Za-z0-9_-]{12,}"
                            + "|(?i:bearer) [A-Za-z0-9._~+/=-]{12,}");

    private Redaction() {}

    static String of(String text) {
        return KEY.matcher(text).replaceAll("[removed]");
    }
}
