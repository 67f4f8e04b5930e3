package io.teamclaw.config.openclaw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OpenClaw's bootstrap files ({@code SOUL.md} and the others), joined system, team, user. */
public final class BootstrapFiles {
    /** The files that OpenClaw reads from its workspace. */
    public static final List<String> NAMES =
            List.of("AGENTS.md", "SOUL.md", "TOOLS.md", "BOOTSTRAP.md", "IDENTITY.md", "USER.md");

    /** OpenClaw cuts a longer file off, silently; counted in UTF-16 units, as it counts. */
    private static final int LONGEST = 20_000;

    /** OpenClaw gives {@code USER.md} less room than the others. */
    private static final int LONGEST_USER = 4_000;

    /** Over all files; OpenClaw leaves out what comes after. */
    private static final int LONGEST_TOGETHER = 60_000;

    private BootstrapFiles() {}

    /**
     * One text per file that any tier has, the parts separated by a blank line, in the order of
     * {@link #NAMES}. A blank part counts as absent.
     *
     * @throws InvalidWorkspaceConfigException where a tier has a file of another name, or a joined
     *     file is over OpenClaw's 20,000 characters ({@code USER.md}: 4,000), or all together over
     *     its 60,000
     */
    public static Map<String, String> join(ConfigTiers.Bootstrap tiers) {
        refuseOtherNames("system", tiers.system());
        refuseOtherNames("team", tiers.team());
        refuseOtherNames("user", tiers.user());
        Map<String, String> joined = new LinkedHashMap<>();
        for (String name : NAMES) {
            String text =
                    Stream.of(tiers.system(), tiers.team(), tiers.user())
                            .map(tier -> Optional.ofNullable(tier.get(name)).orElse("").strip())
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining("\n\n"));
            int longest = longest(name);
            if (text.length() > longest) {
                throw new InvalidWorkspaceConfigException(
                        "%s has %d characters over all tiers; OpenClaw reads %d"
                                .formatted(name, text.length(), longest));
            }
            if (!text.isEmpty()) {
                joined.put(name, text);
            }
        }
        int together = joined.values().stream().mapToInt(String::length).sum();
        if (together > LONGEST_TOGETHER) {
            throw new InvalidWorkspaceConfigException(
                    "The bootstrap files have %d characters together; OpenClaw reads %d"
                            .formatted(together, LONGEST_TOGETHER));
        }
        return joined;
    }

    /** How many characters (UTF-16 units) of a file, all tiers together, OpenClaw reads. */
    public static int longest(String name) {
        return "USER.md".equals(name) ? LONGEST_USER : LONGEST;
    }

    private static void refuseOtherNames(String tier, Map<String, String> files) {
        for (String name : files.keySet()) {
            if (!NAMES.contains(name)) {
                throw new InvalidWorkspaceConfigException(
                        "%s tier: '%s' is no bootstrap file; they are %s"
                                .formatted(tier, name, String.join(", ", NAMES)));
            }
        }
    }
}
