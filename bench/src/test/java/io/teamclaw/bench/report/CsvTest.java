package io.teamclaw.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @Test
    void writesOneLineForEachRowAndReadsThemAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/results.csv");
        List<Row> rows =
                List.of(
                        new Row("nginx", "small-json", 1, "requests_per_s", 25500.25),
                        new Row("sidecar", "sse-64", 2, "event_p99_ms", 0.0001234),
                        new Row("portkey", "fixed-rate", 3, "p50_ms", Double.NaN));

        Csv.write(file, rows);

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "contender,scenario,round,metric,value",
                        "nginx,small-json,1,requests_per_s,25500.25",
                        "sidecar,sse-64,2,event_p99_ms,0.0001234",
                        "portkey,fixed-rate,3,p50_ms,NaN");
        assertThat(Csv.read(file).rows()).isEqualTo(rows);
    }

    @Test
    void writesNoMoreDigitsThanMeanAnything() {
        assertThat(Csv.line(new Row("a", "b", 1, "c", 1.0 / 3))).isEqualTo("a,b,1,c,0.3333333");
        assertThat(Csv.line(new Row("a", "b", 1, "c", 200_000))).isEqualTo("a,b,1,c,200000");
    }

    @Test
    void namesTheLineThatIsNoRow(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x.csv"), List.of(Csv.HEADER, "a,b,1,c,1", "a,b"));

        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 3");
    }
}
