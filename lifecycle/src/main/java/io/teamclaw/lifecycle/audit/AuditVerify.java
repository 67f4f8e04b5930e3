package io.teamclaw.lifecycle.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Verifies an exported audit log, without any AWS account: {@code make audit-verify AUDIT=file
 * [HEAD=sequence:hash]}. It prints one line.
 */
public final class AuditVerify {
    /** The chain is whole. */
    static final int UNBROKEN = 0;

    /** It is not. */
    static final int BROKEN = 1;

    /** Nothing could be verified. */
    static final int UNUSABLE = 2;

    /** A name twice in a row could show a reader something else than what is verified. */
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private AuditVerify() {}

    /** Arguments: the file of JSON lines, and a noted head, if any. */
    public static void main(String[] arguments) {
        int code;
        try (PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            code = run(arguments, out);
        }
        System.exit(code);
    }

    /** The exit code. */
    static int run(String[] arguments, PrintStream out) {
        if (arguments.length == 0 || arguments[0].isBlank()) {
            out.println("Name the exported log: make audit-verify AUDIT=audit-log.jsonl");
            return UNUSABLE;
        }
        try {
            Optional<NotedHead> noted =
                    arguments.length > 1 && !arguments[1].isBlank()
                            ? Optional.of(NotedHead.parse(arguments[1]))
                            : Optional.empty();
            ChainReport report = verify(Path.of(arguments[0]), noted);
            out.println(report.line());
            return report.broken().isPresent() ? BROKEN : UNBROKEN;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            out.println("The file cannot be read: " + arguments[0]);
            return UNUSABLE;
        }
    }

    private static ChainReport verify(Path file, Optional<NotedHead> noted) throws IOException {
        ChainVerifier verifier = new ChainVerifier(noted);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    verifier.accept(attributes(JSON.readTree(line)));
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    verifier.acceptUnreadable("what stands there is no JSON object of texts");
                }
            }
        }
        return verifier.report();
    }

    private static SortedMap<String, String> attributes(JsonNode line) {
        if (!line.isObject()) {
            throw new IllegalArgumentException("No object");
        }
        SortedMap<String, String> attributes = new TreeMap<>();
        for (var field : line.properties()) {
            if (!field.getValue().isTextual()) {
                throw new IllegalArgumentException("No text");
            }
            attributes.put(field.getKey(), field.getValue().textValue());
        }
        return attributes;
    }
}
