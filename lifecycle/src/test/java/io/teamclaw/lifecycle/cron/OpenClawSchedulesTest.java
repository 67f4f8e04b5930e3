package io.teamclaw.lifecycle.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When OpenClaw's own code runs a job is when we say that it is due. */
class OpenClawSchedulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final int COUNT = 6;

    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/New_York",
                    "America/Santiago",
                    "Australia/Sydney",
                    "Asia/Kolkata",
                    "Asia/Tokyo",
                    "Atlantic/Azores");

    private static final List<String> BY_HAND =
            List.of(
                    "0 9 * * MON-FRI",
                    "0 9 * * fri-sun",
                    "0 9 * * 5-7",
                    "0 9 * * 0",
                    "0 9 * * 7",
                    "*/20 * * * *",
                    "5-59/15 * * * *",
                    "0 */5 * * *",
                    "0 12 */7 * *",
                    "0 12 * * */2",
                    "0 12 */2 * MON",
                    "0 12 13 * 5",
                    "0 12 L * *",
                    "0 12 1,L * *",
                    "0 12 * * FRIL",
                    "0 12 * * 1#2",
                    "0 12 * * MON#5",
                    "30 0 29 2 *",
                    "0 0 31 * *",
                    "0 0 1 JAN,JUL *",
                    "30 2 * * *",
                    "0 2 * * *",
                    "59 1 * * *",
                    "30 1 * * *",
                    "0 3 * * *",
                    "30 * * * *",
                    "15 30 9 * * *",
                    "@daily",
                    "@weekly",
                    "@monthly",
                    "@yearly",
                    "@hourly");

    private static final List<String> REFUSED =
            List.of(
                    "60 * * * *",
                    "0 24 * * *",
                    "0 0 0 * *",
                    "0 0 * 13 *",
                    "0 0 * * 8",
                    "30-10 * * * *",
                    "5/15 * * * *",
                    "*/0 * * * *",
                    "1,,2 * * * *",
                    "a b c d e",
                    "0 9 * *");

    /** As the script reads it. */
    private record Question(String expr, String tz, long from, int count) {}

    @TempDir Path folder;

    @Test
    void what_we_take_is_due_when_openclaw_runs_it() throws Exception {
        List<Question> questions = new ArrayList<>();
        for (String zone : ZONES) {
            Stream.concat(BY_HAND.stream(), atRandom(new Random(zone.hashCode())))
                    .forEach(
                            cron ->
                                    starts(zone)
                                            .map(from -> new Question(cron, zone, from, COUNT))
                                            .forEach(questions::add));
        }
        List<Optional<List<Long>>> answers = ask(questions);

        assertThat(questions).hasSizeGreaterThan(1_000);
        for (int i = 0; i < questions.size(); i++) {
            assertThat(answers.get(i))
                    .as(questions.get(i).toString())
                    .contains(ours(questions.get(i)));
        }
    }

    @Test
    void what_openclaw_refuses_we_refuse() throws Exception {
        List<Optional<List<Long>>> answers =
                ask(REFUSED.stream().map(cron -> new Question(cron, "UTC", 0, 1)).toList());

        for (int i = 0; i < REFUSED.size(); i++) {
            assertThat(answers.get(i)).as(REFUSED.get(i)).isEmpty();
            assertThat(isTaken(REFUSED.get(i))).as(REFUSED.get(i)).isFalse();
        }
    }

    private static List<Long> ours(Question question) {
        CronSchedule schedule = CronSchedule.of(question.expr(), question.tz());
        List<Long> times = new ArrayList<>();
        Optional<Instant> next = schedule.next(Instant.ofEpochMilli(question.from()));
        while (next.isPresent() && times.size() < question.count()) {
            times.add(next.get().toEpochMilli());
            next = schedule.next(next.get());
        }
        return times;
    }

    private static boolean isTaken(String cron) {
        try {
            CronExpression.parse(cron);
            return true;
        } catch (CronFormatException e) {
            return false;
        }
    }

    /** A day of no importance, and the evenings before the clocks change. */
    private static Stream<Long> starts(String zone) {
        Stream<ZoneOffsetTransition> changes =
                Stream.iterate(
                                Optional.ofNullable(
                                        ZoneId.of(zone).getRules().nextTransition(YEAR)),
                                Optional::isPresent,
                                before ->
                                        Optional.ofNullable(
                                                ZoneId.of(zone)
                                                        .getRules()
                                                        .nextTransition(before.get().getInstant())))
                        .limit(2)
                        .flatMap(Optional::stream);
        return Stream.concat(
                Stream.of(YEAR.plus(Duration.ofDays(40)).toEpochMilli()),
                changes.map(
                        change -> change.getInstant().minus(Duration.ofHours(6)).toEpochMilli()));
    }

    private static Stream<String> atRandom(Random random) {
        return Stream.generate(
                        () ->
                                "%s %s %s %s %s"
                                        .formatted(
                                                field(random, 0, 59),
                                                field(random, 0, 23),
                                                field(random, 1, 31),
                                                field(random, 1, 12),
                                                field(random, 0, 6)))
                .filter(OpenClawSchedulesTest::isTaken)
                .limit(40);
    }

    private static String field(Random random, int first, int last) {
        int one = random.nextInt(first, last + 1);
        int other = random.nextInt(first, last + 1);
        String range = Math.min(one, other) + "-" + Math.max(one, other);
        return switch (random.nextInt(6)) {
            case 0 -> String.valueOf(one);
            case 1 -> range;
            case 2 -> range + "/" + random.nextInt(1, 6);
            case 3 -> one + "," + other;
            default -> "*";
        };
    }

    /** Empty where OpenClaw refuses. */
    private List<Optional<List<Long>>> ask(List<Question> questions) throws Exception {
        Path script = folder.resolve("openclaw-next.mjs");
        try (InputStream source = getClass().getResourceAsStream("openclaw-next.mjs")) {
            Files.copy(source, script);
        }
        Path input =
                Files.writeString(folder.resolve("in.json"), JSON.writeValueAsString(questions));
        Path output = folder.resolve("out.json");
        Process process =
                new ProcessBuilder(
                                TestTools.node().toString(),
                                script.toString(),
                                TestTools.npmPackage("openclaw").toString())
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return StreamSupport.stream(read(output).spliterator(), false)
                .map(OpenClawSchedulesTest::times)
                .toList();
    }

    private static JsonNode read(Path output) throws IOException {
        return JSON.readTree(Files.readString(output));
    }

    private static Optional<List<Long>> times(JsonNode answer) {
        return Optional.of(answer)
                .filter(JsonNode::isArray)
                .map(
                        list ->
                                StreamSupport.stream(list.spliterator(), false)
                                        .map(JsonNode::asLong)
                                        .toList());
    }
}
