package io.teamclaw.sidecar.usage;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * One call of the soak: all that is random about it follows from its number, so that agent,
 * provider and ledger agree without talking. Models end with the number, as dated models end with a
 * date.
 */
record SoakCall(int number, Api api, Story story, boolean streamed, long[] tokens, double where) {
    /** The providers' formats; prices are hundredths of a micro-dollar a hundred tokens. */
    enum Api {
        ANTHROPIC("anthropic", "/v1/messages", "claude-sonnet-4-6", 30_000, 150_000, 3_000),
        RESPONSES("openai", "/v1/responses", "gpt-5.4", 25_000, 150_000, 2_500),
        CHAT("openai", "/v1/chat/completions", "gpt-5.4-mini", 7_500, 45_000, 750),
        GEMINI("google", "", "gemini-3.5-flash", 15_000, 90_000, 1_500),
        CONVERSE("amazon-bedrock", "", "soak", 20_000, 80_000, 5_000),
        OLLAMA("ollama", "/api/chat", "soak", 20_000, 80_000, 5_000),
        /** Its keys are limited now and then. */
        LIMITED("mistral", "/v1/chat/completions", "mistral-large-latest", 5_000, 15_000, 500);

        final String provider;
        final String path;
        final String model;
        private final long input;
        private final long output;
        private final long read;

        Api(String provider, String path, String model, long input, long output, long read) {
            this.provider = provider;
            this.path = path;
            this.model = model;
            this.input = input;
            this.output = output;
            this.read = read;
        }
    }

    /** What happens to a call. */
    enum Story {
        WHOLE,
        AGENT_LEAVES,
        UPSTREAM_CUTS,
        UPSTREAM_SILENT,
        UPSTREAM_FAILS,
        NOT_ALLOWED,
        FIRST_KEY_LIMITED
    }

    static SoakCall of(int number) {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        random.nextInt();
        int dice = random.nextInt(10_000);
        Story story =
                dice < 2
                        ? Story.UPSTREAM_SILENT
                        : dice < 500
                                ? Story.FIRST_KEY_LIMITED
                                : dice < 1_300
                                        ? Story.AGENT_LEAVES
                                        : dice < 1_900
                                                ? Story.UPSTREAM_CUTS
                                                : dice < 2_300
                                                        ? Story.UPSTREAM_FAILS
                                                        : dice < 2_600
                                                                ? Story.NOT_ALLOWED
                                                                : Story.WHOLE;
        Api api = story == Story.FIRST_KEY_LIMITED ? Api.LIMITED : Api.values()[random.nextInt(6)];
        boolean writes = api == Api.ANTHROPIC || api == Api.CONVERSE;
        long written = writes ? random.nextInt(2_000) : 0;
        long[] tokens = {
            1 + random.nextInt(5_000),
            1 + random.nextInt(800),
            api == Api.OLLAMA ? 0 : random.nextInt(20_000),
            written,
            written == 0 ? 0 : random.nextInt((int) written)
        };
        return new SoakCall(number, api, story, random.nextBoolean(), tokens, random.nextDouble());
    }

    String model() {
        String digits = String.valueOf(number);
        return api.model + "-" + "0".repeat(8 - digits.length()) + digits;
    }

    /** What the provider charges: micro-dollars, half up, reckoned without the product's code. */
    long micros() {
        long sum =
                tokens[0] * api.input
                        + tokens[1] * api.output
                        + tokens[2] * api.read
                        + (tokens[3] - tokens[4]) * api.input / 4 * 5
                        + tokens[4] * api.input * 2;
        return (sum + 5_000) / 10_000;
    }

    byte[] request() {
        String path =
                api == Api.GEMINI
                        ? "/v1beta/models/"
                                + model()
                                + (streamed ? ":streamGenerateContent?alt=sse" : ":generateContent")
                        : story == Story.NOT_ALLOWED
                                ? "/v1/files"
                                : hasOwnApi() ? SoakOwnApis.path(this) : api.path;
        String body =
                "{\"model\":\""
                        + model()
                        + "\",\"stream\":"
                        + streamed
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"Grüße 🌍\"}]}";
        boolean geminiRefused = story == Story.NOT_ALLOWED && api == Api.GEMINI;
        return ((geminiRefused ? "DELETE" : "POST")
                        + " /"
                        + api.provider
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The provider's whole answer, head included. */
    byte[] answer() {
        byte[] bytes =
                hasOwnApi()
                        ? streamed
                                ? SoakOwnApis.stream(this)
                                : SoakAnswers.bytes(SoakOwnApis.json(this))
                        : SoakAnswers.bytes(
                                streamed ? SoakAnswers.events(this) : SoakAnswers.json(this));
        String ofEvents = hasOwnApi() ? SoakOwnApis.type(this) : "text/event-stream";
        String type = streamed ? ofEvents : "application/json";
        String head = "HTTP/1.1 200 OK\r\ncontent-type: " + type + "\r\n";
        return streamed ? SoakAnswers.chunked(head, bytes, number) : SoakAnswers.whole(head, bytes);
    }

    private boolean hasOwnApi() {
        return api == Api.CONVERSE || api == Api.OLLAMA;
    }
}
