package io.teamclaw.lifecycle.logs;

import java.util.regex.Pattern;

/** Makes a line of a log fit to be shown: no colours, no secrets, not too long. */
public final class LogText {
    private static final int LONGEST = 2_000;
    private static final String MASK = "[masked]";

    /** Colours and cursor movements of a console. */
    private static final Pattern CONSOLE = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    /** A word that says what follows is secret, and what follows. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)((?:api[-_ ]?key|authorization|password|passwd|secret|token|cookie)"
                            + "[\"']?\\s*[:=]\\s*[\"']?(?:bearer\\s+|basic\\s+)?)[^\\s\"',;&]{4,}");

    private static final Pattern BEARER =
            Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s\"',;]{4,}");

    /** What providers' keys begin with, and signed tokens. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "\\b(?:sk-|pk-|rk-|gsk_|xai-|AIza|AKIA|ASIA|gh[pousr]_|github_pat_|xox[a-z]-|hf_"
                            + "|eyJ)[A-Za-z0-9_.\\-]{6,}");

    /** Long runs of letters and digits, as other keys are. */
    private static final Pattern LONG_RUN =
            Pattern.compile(
                    "(?<![A-Za-z0-9_+])(?=[A-Za-z_+]{0,200}[0-9])(?=[0-9_+]{0,200}[A-Za-z])"
                            + "[A-Za-z0-9_+]{32,}={0,2}");

    private LogText() {}

    /**
     * @param line as it was written
     * @return at most 2,000 characters; what looks like a key or a bearer token is masked
     */
    public static String clean(String line) {
        String text = CONTROL.matcher(CONSOLE.matcher(line).replaceAll("")).replaceAll(" ");
        text = NAMED.matcher(text).replaceAll("$1" + MASK);
        text = BEARER.matcher(text).replaceAll("$1 " + MASK);
        text = KNOWN.matcher(text).replaceAll(MASK);
        text = LONG_RUN.matcher(text).replaceAll(MASK);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
