package io.teamclaw.bench.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What the upstream can say, in the format of OpenAI's chat completions. */
public final class Answers {
    /** The header by which {@link #refusingFirst} tells calls apart. */
    public static final String CALL_HEADER = "x-bench-call";

    /** About 600 bytes, with usage. */
    public static final String COMPLETION =
            """
            {"id":"chatcmpl-bench00000000000000000000","object":"chat.completion","created":1790000000,"model":"gpt-5.4-mini",\
            "choices":[{"index":0,"message":{"role":"assistant","content":"The meeting is on Thursday at ten; I have put it into the common calendar and told everybody who has to come.","refusal":null},"logprobs":null,"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":187,"completion_tokens":26,"total_tokens":213,"prompt_tokens_details":{"cached_tokens":128,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}},"service_tier":"default"}
            """
                    .strip();

    private static final String TOO_MANY =
            "{\"error\":{\"message\":\"Rate limit reached\",\"type\":\"requests\",\"param\":null,"
                    + "\"code\":\"rate_limit_exceeded\"}}";

    private Answers() {}

    /** A completion, at once. */
    public static Upstream.Answering json() {
        ByteBuffer whole = whole("200 OK", "", COMPLETION);
        return (connection, request) -> connection.send(whole.duplicate());
    }

    /** A completion to calls that bring a key which begins so; status 401 to all others. */
    public static Upstream.Answering jsonForKeys(String prefix) {
        ByteBuffer good = whole("200 OK", "", COMPLETION);
        ByteBuffer bad = whole("401 Unauthorized", "", TOO_MANY);
        return (connection, request) -> {
            boolean ours = request.header("authorization").startsWith("Bearer " + prefix);
            connection.send((ours ? good : bad).duplicate());
        };
    }

    /**
     * Status 429 to the first attempt of each call that has a name in {@link #CALL_HEADER}
     * beginning with {@code f}, a completion to all others.
     */
    public static Upstream.Answering refusingFirst() {
        ByteBuffer good = whole("200 OK", "", COMPLETION);
        ByteBuffer bad = whole("429 Too Many Requests", "retry-after: 1\r\n", TOO_MANY);
        Set<String> refused = new HashSet<>();
        return (connection, request) -> {
            String call = request.header(CALL_HEADER);
            boolean refuse = call.startsWith("f") && refused.add(call);
            connection.send((refuse ? bad : good).duplicate());
        };
    }

    /** A stream of events at an even pace, the first at once; each says when it was sent. */
    public static Upstream.Answering events(int count, long everyNanos) {
        return (connection, request) -> new EventStream(connection, count, everyNanos).start();
    }

    static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static ByteBuffer whole(String status, String headers, String json) {
        return direct(
                "HTTP/1.1 "
                        + status
                        + "\r\ncontent-type: application/json\r\n"
                        + headers
                        + "x-request-id: req_bench\r\ncontent-length: "
                        + json.length()
                        + "\r\n\r\n"
                        + json);
    }
}
