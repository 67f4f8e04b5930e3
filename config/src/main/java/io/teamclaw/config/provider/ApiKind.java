package io.teamclaw.config.provider;

/** The wire format that a provider speaks; its id is OpenClaw's {@code api} value. */
public enum ApiKind {
    ANTHROPIC_MESSAGES("anthropic-messages"),
    OPENAI_RESPONSES("openai-responses"),
    OPENAI_COMPLETIONS("openai-completions"),
    GOOGLE_GENERATIVE_AI("google-generative-ai");

    private final String id;

    ApiKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException where no kind has this id
     */
    public static ApiKind ofId(String id) {
        for (ApiKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Unknown API kind: " + id);
    }
}
