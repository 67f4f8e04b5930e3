package io.teamclaw.bench.load;

import io.teamclaw.bench.contender.Instance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Requests as OpenClaw sends them: its headers, and bodies of its shape. */
public final class Requests {
    private static final int FILLER = 64 * 1024;

    /** Different last messages, so that an agent does not look like one that runs in a loop. */
    private static final int VARIANTS = 64;

    private static final String SYSTEM =
            "You are a helpful agent that runs inside a company. Use the tools you have, say what you"
                    + " did, and ask when something is not clear. Never repeat what a tool said word by"
                    + " word. ";

    private Requests() {}

    /** The headers of a call of an instance, without those that frame its body. */
    public static Map<String, String> headers(Instance instance) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", "localhost:" + instance.port());
        headers.put("accept", "application/json");
        headers.put("authorization", "Bearer proxy-managed");
        headers.put("content-type", "application/json");
        headers.put("traceparent", "00-5b1e34d228a785fca1d5d95fe9071f30-207f8bbdc18cb919-01");
        headers.put("user-agent", "OpenAI/JS 7.15.0");
        headers.put("x-stainless-arch", "x64");
        headers.put("x-stainless-lang", "js");
        headers.put("x-stainless-os", "Linux");
        headers.put("x-stainless-package-version", "7.15.0");
        headers.put("x-stainless-retry-count", "0");
        headers.put("x-stainless-runtime", "node");
        headers.put("x-stainless-runtime-version", "v24.21.0");
        headers.put("accept-language", "*");
        headers.put("sec-fetch-mode", "cors");
        headers.put("accept-encoding", "gzip, deflate");
        headers.putAll(instance.headers());
        return headers;
    }

    /**
     * The body of a call.
     *
     * @param prompt characters of the system prompt, roughly
     */
    public static String body(int prompt, boolean stream) {
        String system = SYSTEM.repeat(1 + prompt / SYSTEM.length()).substring(0, prompt);
        return "{\"model\":\"gpt-5.4-mini\",\"messages\":[{\"role\":\"system\",\"content\":\""
                + system
                + "\"},{\"role\":\"user\",\"content\":\"When do we meet this week?\"}],"
                + (stream ? "\"stream\":true,\"stream_options\":{\"include_usage\":true}," : "")
                + "\"tool_choice\":\"auto\",\"max_completion_tokens\":8192}";
    }

    /** Requests by their number, from 0, that differ in their last message. */
    public static LongFunction<List<ByteBuffer>> varied(
            Instance instance, int prompt, boolean stream) {
        List<List<ByteBuffer>> variants =
                IntStream.range(0, VARIANTS)
                        .mapToObj(each -> chat(instance, varied(prompt, stream, each)))
                        .toList();
        return number -> variants.get((int) (number % VARIANTS));
    }

    /** A body whose last message is one of many. */
    public static String varied(int prompt, boolean stream, long number) {
        return body(prompt, stream)
                .replace("this week?", "in week " + (100 + number % VARIANTS) + "?");
    }

    /** A whole request. */
    public static List<ByteBuffer> chat(Instance instance, String body) {
        return chat(instance, body, Map.of());
    }

    /** A whole request with more headers. */
    public static List<ByteBuffer> chat(
            Instance instance, String body, Map<String, String> moreHeaders) {
        Map<String, String> headers = headers(instance);
        headers.putAll(moreHeaders);
        return List.of(direct(head(instance, headers, body.length()) + body));
    }

    /** A request whose body, of about so many bytes, is one long text. */
    public static List<ByteBuffer> upload(Instance instance, int megabytes) {
        String before =
                "{\"model\":\"gpt-5.4-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"";
        String after = "\"}]}";
        int parts = megabytes * 1024 * 1024 / FILLER;
        long length = before.length() + (long) parts * FILLER + after.length();
        ByteBuffer filler = direct("x".repeat(FILLER));
        List<ByteBuffer> request = new ArrayList<>();
        request.add(direct(head(instance, headers(instance), length) + before));
        for (int each = 0; each < parts; each++) {
            request.add(filler.duplicate());
        }
        request.add(direct(after));
        return request;
    }

    private static String head(Instance instance, Map<String, String> headers, long length) {
        StringBuilder head = new StringBuilder("POST " + instance.path() + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("content-length: " + length + "\r\n\r\n").toString();
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
