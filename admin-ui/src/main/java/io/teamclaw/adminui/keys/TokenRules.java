package io.teamclaw.adminui.keys;

import io.teamclaw.adminui.text.Texts;
import java.time.Instant;
import java.util.Optional;

/** What may be typed as a token, beyond what may stand in a pool. */
final class TokenRules {
    private TokenRules() {}

    /** What to say to the person; empty where nothing is wrong. */
    static Optional<String> complaint(NewToken wanted, Instant now) {
        if (wanted.token().isBlank()) {
            return Optional.of(Texts.text("keys.add.enter-token"));
        }
        if (wanted.token().strip().length() < KeyAdding.SHORTEST_KEY) {
            return Optional.of(Texts.text("keys.add.too-short"));
        }
        return wanted.expiresAt()
                .filter(at -> !at.isAfter(now))
                .map(past -> Texts.text("keys.add.expired"));
    }

    /** What was typed; empty where nothing was. */
    static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(each -> !each.isEmpty());
    }
}
