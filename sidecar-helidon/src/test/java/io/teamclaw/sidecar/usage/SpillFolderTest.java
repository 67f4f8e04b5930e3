package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.usage.UsageRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFolderTest {
    private static final long MUCH = 10_000_000;

    @TempDir private Path parent;

    @Test
    void givesRowsInTheirOrderThroughManyFiles() throws IOException {
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            assertThat(spill.add(Rows.rows(0, 2_000))).isEmpty();
            assertThat(names()).hasSizeGreaterThan(2);

            assertThat(all(spill, 7)).containsExactlyElementsOf(Rows.rows(0, 2_000));
            assertThat(spill.isEmpty()).isTrue();
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void takesRowsWhileOthersAreRead() throws IOException {
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            spill.add(Rows.rows(0, 10));
            assertThat(spill.head(4)).isEqualTo(Rows.rows(0, 4));
            spill.add(Rows.rows(10, 12));
            spill.dropHead();

            assertThat(all(spill, 5)).containsExactlyElementsOf(Rows.rows(4, 12));
            spill.add(Rows.rows(12, 13));
            assertThat(all(spill, 5)).containsExactlyElementsOf(Rows.rows(12, 13));
        }
    }

    @Test
    void givesTheSameHeadUntilItIsDropped() throws IOException {
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            spill.add(Rows.rows(0, 3));
            assertThat(spill.head(2)).isEqualTo(spill.head(2)).isEqualTo(Rows.rows(0, 2));
        }
    }

    @Test
    void goesOnAfterWhatAnEarlierProcessLeft() throws IOException {
        for (int start = 0; start < 30; start += 10) {
            try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
                spill.add(Rows.rows(start, start + 10));
            }
        }
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            assertThat(all(spill, 25)).containsExactlyElementsOf(Rows.rows(0, 30));
        }
    }

    @Test
    void takesNoMoreThanItMay() throws IOException {
        int line = SpillFile.line(Rows.row("r0")).length;
        try (SpillFolder spill = SpillFolder.open(folder(), 5L * line)) {
            assertThat(spill.add(Rows.rows(0, 8))).isEqualTo(Rows.rows(5, 8));
            assertThat(all(spill, 25)).isEqualTo(Rows.rows(0, 5));
            assertThat(spill.add(Rows.rows(8, 9))).isEmpty();
        }
    }

    @Test
    void stepsOverFilesThatHoldNoRow() throws IOException {
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            spill.add(Rows.rows(0, 1));
        }
        Files.writeString(folder().resolve("usage-000000000001.jsonl"), "{}\nnonsense\n\n\0");
        Files.createFile(folder().resolve("usage-000000000002.jsonl"));
        Files.writeString(folder().resolve("notes.txt"), "not ours");
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            spill.add(Rows.rows(1, 2));
            assertThat(all(spill, 25)).isEqualTo(Rows.rows(0, 2));
            assertThat(spill.isEmpty()).isTrue();
        }
        assertThat(folder().resolve("notes.txt")).hasContent("not ours");
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            spill.add(Rows.rows(0, 1));
            assertThat(mode(folder())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(folder())) {
                assertThat(files.map(SpillFolderTest::mode)).containsOnly("rw-------");
            }
        }
    }

    @Test
    void isUsedByOneAtATime() throws IOException {
        try (SpillFolder spill = SpillFolder.open(folder(), MUCH)) {
            assertThat(spill.isEmpty()).isTrue();
            assertThatThrownBy(() -> SpillFolder.open(folder(), MUCH))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("already");
        }
        SpillFolder.open(folder(), MUCH).close();
    }

    private Path folder() {
        return parent.resolve("spill/usage");
    }

    private List<Path> names() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(SpillFile::isOne).toList();
        }
    }

    private static List<UsageRow> all(SpillFolder spill, int most) {
        List<UsageRow> rows = new ArrayList<>();
        for (List<UsageRow> head = spill.head(most); !head.isEmpty(); head = spill.head(most)) {
            rows.addAll(head);
            spill.dropHead();
        }
        return rows;
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
