package io.teamclaw.config.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to container images. */
final class ImageReference {
    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*"
                            + "(?::(?<tag>[^:@/]+))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern VERSION = Pattern.compile(".*[0-9].*");

    private ImageReference() {}

    /** A tag that is not meant to move. */
    static boolean isTag(String text) {
        return TAG.matcher(text).matches() && !text.startsWith("latest");
    }

    /** Whether the reference will mean the same image tomorrow, as far as its text can say. */
    static boolean isPinned(String reference) {
        Matcher parts = FORM.matcher(reference);
        if (!parts.matches()) {
            return false;
        }
        String tag = parts.group("tag");
        if (parts.group("digest") != null) {
            return tag == null || TAG.matcher(tag).matches();
        }
        return tag != null && isTag(tag) && VERSION.matcher(tag).matches();
    }
}
