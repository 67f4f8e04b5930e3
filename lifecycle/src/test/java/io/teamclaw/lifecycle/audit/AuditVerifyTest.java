package io.teamclaw.lifecycle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported log of eight rows, and what is done to it behind our back. */
class AuditVerifyTest {
    private static List<SortedMap<String, String>> written;

    @TempDir private Path folder;
    private final List<SortedMap<String, String>> rows = new ArrayList<>();

    @BeforeAll
    static void write() {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            AuditStore store = new AuditStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
            for (int i = 1; i <= 8; i++) {
                store.append(AuditActions.at(i, "person.disabled", "person/p" + i));
            }
            written = store.rows(1).toList();
        }
    }

    @AfterAll
    static void forget() {
        written = List.of();
    }

    AuditVerifyTest() {
        written.forEach(row -> rows.add(new TreeMap<>(row)));
    }

    @Test
    void aWholeLogIsUnbroken() throws IOException {
        assertThat(verify(""))
                .isEqualTo(
                        "0: 8 rows, 1 (2026-11-22T08:01:00Z) to 8 (2026-11-22T08:08:00Z), head 8:"
                                + rows.get(7).get("hash")
                                + ", unbroken");
        assertThat(verify(head(8))).startsWith("0: ");
        assertThat(verify(head(5))).startsWith("0: ");
    }

    @Test
    void anEmptyLogIsUnbroken() throws IOException {
        rows.clear();
        assertThat(verify("")).isEqualTo("0: 0 rows, unbroken");
    }

    @Test
    void eachAttributeOfEachRowIsCovered() throws IOException {
        for (int row = 0; row < written.size(); row++) {
            for (String name : written.get(row).keySet()) {
                String good = rows.get(row).get(name);
                rows.get(row).put(name, name.equals("sequence") ? "0000009" : good + "x");
                assertThat(verify("")).as("row %d, %s", row, name).startsWith("1: ");
                rows.get(row).put(name, good);
            }
        }
        assertThat(verify("")).startsWith("0: ");
    }

    @Test
    void aChangedRowIsFound() throws IOException {
        rows.get(3).put("target", "person/other");
        assertThat(verify("")).startsWith("1: ").contains("BROKEN at row 4: it was changed");
    }

    @Test
    void anAttributeMoreOrLessIsFound() throws IOException {
        rows.get(3).put("after", "{}");
        assertThat(verify("")).contains("BROKEN at row 4: it was changed");
        rows.get(3).remove("after");
        rows.get(5).remove("actorEmail");
        assertThat(verify("")).contains("BROKEN at row 6: ").contains("\"actorEmail\"");
    }

    @Test
    void aRowChangedAndHashedAnewIsFound() throws IOException {
        rows.get(3).put("target", "person/other");
        hashAnew(rows.get(3));
        assertThat(verify("")).startsWith("1: ").contains("BROKEN at row 5: it does not follow");
    }

    @Test
    void removedRowsAreFound() throws IOException {
        rows.remove(4);
        assertThat(verify("")).startsWith("1: ").contains("BROKEN at row 5: it was removed");
        rows.remove(4);
        assertThat(verify("")).contains("BROKEN at row 5: rows 5 to 6 were removed");
        rows.remove(0);
        assertThat(verify("")).contains("BROKEN at row 1: it was removed");
    }

    @Test
    void anInsertedRowIsFound() throws IOException {
        SortedMap<String, String> forged = new TreeMap<>(rows.get(3));
        forged.put("target", "person/other");
        hashAnew(forged);
        rows.add(4, forged);
        assertThat(verify("")).startsWith("1: ").contains("BROKEN at row 4: a second row 4");
    }

    @Test
    void movedRowsAreFound() throws IOException {
        Collections.swap(rows, 3, 4);
        assertThat(verify("")).startsWith("1: ").contains("BROKEN at row 4: it was moved");
        Collections.swap(rows, 3, 4);
        rows.add(7, rows.remove(0));
        assertThat(verify("")).contains("BROKEN at row 1: it was moved");
    }

    @Test
    void aCutEndIsFoundAgainstANote() throws IOException {
        String noted = head(8);
        rows.removeLast();
        assertThat(verify("")).startsWith("0: ");
        assertThat(verify(noted)).startsWith("1: ").contains("BROKEN at row 8: the end was cut");
    }

    @Test
    void aLogWrittenAnewIsFoundAgainstANote() throws IOException {
        String noted = head(7);
        rows.get(3).put("target", "person/other");
        for (int i = 3; i < rows.size(); i++) {
            rows.get(i).put("previous", rows.get(i - 1).get("hash"));
            hashAnew(rows.get(i));
        }
        assertThat(verify("")).startsWith("0: ");
        assertThat(verify(noted))
                .startsWith("1: ")
                .contains("BROKEN at row 7: it was written anew");
    }

    @Test
    void whatIsNoRowIsFound() throws IOException {
        for (String line :
                List.of("", "[]", "{\"a\":1}", "{\"a\":\"b\",\"a\":\"b\"}", "{} {}", "{")) {
            Path file = folder.resolve("export.jsonl");
            Files.write(file, lines());
            Files.write(file, List.of(line), java.nio.file.StandardOpenOption.APPEND);
            assertThat(run(file.toString(), "")).as(line).startsWith("1: ").contains("row 9");
        }
    }

    @Test
    void aWrongUseIsExplained() {
        assertThat(run("", "")).startsWith("2: Name the exported log");
        assertThat(run("no-such-file", "")).startsWith("2: The file cannot be read: no-such-file");
        assertThat(run("any", "nonsense")).startsWith("2: A head is written as sequence:hash");
    }

    private static void hashAnew(SortedMap<String, String> row) {
        row.put("hash", AuditChain.hash(row));
    }

    private String head(int sequence) {
        return sequence + ":" + rows.get(sequence - 1).get("hash");
    }

    private List<String> lines() {
        return rows.stream().map(AuditChain::json).toList();
    }

    private String verify(String head) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        Files.write(file, lines());
        return run(file.toString(), head);
    }

    private static String run(String file, String head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                AuditVerify.run(
                        new String[] {file, head},
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + ": " + out.toString(StandardCharsets.UTF_8).strip();
    }
}
