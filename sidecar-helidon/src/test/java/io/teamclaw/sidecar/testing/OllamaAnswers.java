package io.teamclaw.sidecar.testing;

import io.teamclaw.config.usage.TokenCounts;

/** Answers of Ollama's own API as its documentation shows them. Each says {@code Grüße 🌍}. */
public final class OllamaAnswers {
    public static final String LINES = "application/x-ndjson";
    public static final String MODEL = "qwen3";

    /** What each of them reports. */
    public static final TokenCounts TOKENS = new TokenCounts(26, 259, 0, 0, 0);

    private static final String END =
            "\"done_reason\":\"stop\",\"done\":true,\"total_duration\":4883583458,"
                    + "\"load_duration\":1334875,\"prompt_eval_count\":26,\"prompt_eval_duration\":342546000,"
                    + "\"eval_count\":259,\"eval_duration\":4535599000}\n";

    /** {@code /api/chat}, streamed. */
    public static final String CHAT_STREAM =
            """
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406455Z","message":{"role":"assistant","content":"","thinking":"Hm"},"done":false}
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406456Z","message":{"role":"assistant","content":"Grüße "},"done":false}
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406457Z","message":{"role":"assistant","content":"🌍"},"done":false}
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406458Z","message":{"role":"assistant","content":""},"""
                    + END;

    /** {@code /api/chat}, at once. */
    public static final String CHAT =
            """
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406455Z","message":{"role":"assistant","content":"Grüße 🌍"},"""
                    + END;

    /** {@code /api/generate}, streamed. */
    public static final String GENERATE_STREAM =
            """
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406455Z","response":"Grüße ","done":false}
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406456Z","response":"🌍","done":false}
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406457Z","response":"","context":[1,2,3],"""
                    + END;

    /** {@code /api/generate}, at once. */
    public static final String GENERATE =
            """
            {"model":"qwen3","created_at":"2026-11-20T08:52:19.385406455Z","response":"Grüße 🌍","context":[1,2,3],"""
                    + END;

    private OllamaAnswers() {}
}
