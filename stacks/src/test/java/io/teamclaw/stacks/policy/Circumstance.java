package io.teamclaw.stacks.policy;

import io.teamclaw.config.deploy.DeploySettings;
import java.util.Arrays;
import java.util.function.Predicate;

/** In which environments an exemption holds. */
enum Circumstance {
    ALWAYS("always", settings -> true),
    WITHOUT_DOMAIN("without a domain", settings -> settings.domain().isEmpty()),
    UNPROTECTED("without deletion protection", settings -> !settings.deletionProtection()),
    WITH_BEDROCK("with calls of Bedrock", settings -> settings.bedrock().isPresent()),
    SHORT_LOGS(
            "with logs kept for less than a year",
            settings -> settings.retention().logDays() < 365);

    private final String words;
    private final Predicate<DeploySettings> holds;

    Circumstance(String words, Predicate<DeploySettings> holds) {
        this.words = words;
        this.holds = holds;
    }

    String words() {
        return words;
    }

    boolean holds(DeploySettings settings) {
        return holds.test(settings);
    }

    static Circumstance of(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no known circumstance"));
    }
}
