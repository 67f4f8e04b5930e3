package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Random documents and streams, cut at random: the scanners find what the slow readers do. */
class ScannersAgainstSlowReadersTest {
    private static final int TIMES = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> NAMES = new ArrayList<>();

    static {
        NAMES.addAll(SlowReaders.PATHS);
        NAMES.addAll(SlowReaders.NUMBERS);
        NAMES.addAll(SlowReaders.STRINGS);
        NAMES.addAll(SlowReaders.TEXTS);
        NAMES.addAll(List.of("other", "", "inpu", "inputs", "mod\\u0065l", "te\\u0078t", "ü"));
    }

    @Test
    void findTheSameFieldsInJson() throws JsonProcessingException {
        int found = 0;
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            byte[] json = object(random, 0).getBytes(StandardCharsets.UTF_8);
            List<String> expected = SlowReaders.read(json).orElseThrow();
            assertThat(SlowReaders.scan(json, left -> left))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(SlowReaders.scan(json, left -> 1)).as("seed %d", seed).isEqualTo(expected);
            assertThat(SlowReaders.scan(json, pieces(random)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            found += expected.size() - 2;
        }
        assertThat(found).isGreaterThan(TIMES);
    }

    @Test
    void findTheSameEventsInStreams() {
        int found = 0;
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(random).getBytes(StandardCharsets.UTF_8);
            List<String> expected = SlowReaders.events(stream);
            assertThat(SlowReaders.split(stream, left -> left))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(SlowReaders.split(stream, pieces(random)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(TIMES);
    }

    @Test
    void readMalformedDocumentsTheSameWayHoweverTheyAreCut() {
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            byte[] json = object(random, 0).getBytes(StandardCharsets.UTF_8);
            for (int each = random.nextInt(5); each >= 0; each--) {
                json[random.nextInt(json.length)] =
                        (byte) "{}[]\",:\\u1-e \0ÿ".charAt(random.nextInt(15));
            }
            assertThat(SlowReaders.scan(json, pieces(random)))
                    .as("seed %d", seed)
                    .isEqualTo(SlowReaders.scan(json, left -> left));
        }
    }

    private static IntUnaryOperator pieces(Random random) {
        int most = 1 + random.nextInt(40);
        return left -> 1 + random.nextInt(most);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 5 ? 4 : 7)) {
            case 0 -> number(random);
            case 1 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 2, 3 -> string(random);
            case 4 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "0";
            case 1 -> "-" + random.nextInt(1_000_000);
            case 2 -> random.nextInt(1_000) + ".5e-3";
            case 3 -> "9".repeat(1 + random.nextInt(30));
            default -> String.valueOf(random.nextInt(1_000_000));
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "\\\"";
                        case 1 -> "\\\\";
                        case 2 -> "\\n";
                        case 3 -> "\\u00fc";
                        case 4 -> "\\ud83c\\udf0d";
                        case 5 -> "🌍";
                        case 6 -> "{\\\"usage\\\":{\\\"input\\\":7}}";
                        case 7 -> "x".repeat(random.nextInt(300));
                        default -> "ü, ]}";
                    });
        }
        return text.append('"').toString();
    }

    private static String array(Random random, int depth) {
        StringBuilder array = new StringBuilder("[").append(space(random));
        for (int i = random.nextInt(4); i > 0; i--) {
            array.append(value(random, depth + 1)).append(i > 1 ? "," : "").append(space(random));
        }
        return array.append(']').toString();
    }

    private static String object(Random random, int depth) {
        StringBuilder object = new StringBuilder("{").append(space(random));
        for (int i = random.nextInt(depth == 0 ? 15 : 5); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            object.append('"').append(name).append('"').append(space(random)).append(':');
            object.append(space(random)).append(value(random, depth + 1));
            object.append(space(random)).append(i > 1 ? "," : "").append(space(random));
        }
        return object.append('}').toString();
    }

    private static String space(Random random) {
        return random.nextInt(4) == 0 ? " \r\n\t".substring(random.nextInt(4)) : "";
    }

    private static String stream(Random random) {
        StringBuilder stream = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            stream.append(
                    List.of(
                                    "data: first",
                                    "data:",
                                    "data",
                                    "data:  two",
                                    ": a comment",
                                    "event: x",
                                    "database: no",
                                    "dat",
                                    "data : no",
                                    " data: no",
                                    "data: ü🌍\"",
                                    "",
                                    "",
                                    "")
                            .get(random.nextInt(14)));
            stream.append(List.of("\n", "\n", "\r\n", "\r").get(random.nextInt(4)));
        }
        return stream.append(random.nextBoolean() ? "data: cut" : "").toString();
    }
}
