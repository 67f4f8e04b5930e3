package io.teamclaw.adminui.dashboard;

/**
 * What a new installation needs.
 *
 * @param kind what it is
 * @param done whether it is there
 */
public record OnboardingStep(Kind kind, boolean done) {

    /** The steps in their order. */
    public enum Kind {
        /** Any provider's key. */
        KEY,
        /** A team beside the default one. */
        TEAM,
        /** Whose addresses may sign up. */
        DOMAINS,
        /** Which team they join. */
        DEFAULT_TEAM;

        /** The page where it is done. */
        public String path() {
            return switch (this) {
                case KEY -> "keys";
                case TEAM -> "teams";
                case DOMAINS, DEFAULT_TEAM -> "settings";
            };
        }
    }
}
