package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.usage.ScriptedStore.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class UsageWriterTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Pauses SHORT = new Pauses(Duration.ofMillis(1), Duration.ofMillis(5));
    private static final long MEGABYTE = 1_000_000;

    @TempDir private Path folder;

    private final ScriptedStore store = new ScriptedStore();

    @Test
    void writesRowsInTheirOrderAndTheRestOnClose() {
        List<UsageRow> rows = Rows.rows(0, 1_000);
        UsageWriter writer = writer(new MemoryBacklog());
        rows.forEach(writer::write);
        writer.close();

        assertThat(store.rows()).containsExactlyElementsOf(rows);
        assertThat(writer.figures()).isEqualTo(new UsageFigures(1_000, 0, 0, 0));
    }

    @Test
    void rowsWaitInAFileWhileTheStoreIsAwayAndComeInTheirOrder() throws Exception {
        store.otherwise(Act.AWAY);
        UsageWriter writer = writer(spill());
        Rows.rows(0, 100).forEach(writer::write);
        store.awaitBatches(5);
        Rows.rows(100, 200).forEach(writer::write);
        store.otherwise(Act.STORE);
        store.awaitStored(200);
        Rows.rows(200, 210).forEach(writer::write);
        store.awaitStored(10);
        writer.close();

        assertThat(store.rows()).containsExactlyElementsOf(Rows.rows(0, 210));
        assertThat(writer.figures().lost()).isZero();
        assertThat(writer.figures().spilled()).isGreaterThanOrEqualTo(25);
        assertThat(spillFiles()).isEmpty();
    }

    @Test
    void aRowWhoseAnswerWasLostIsThereOnce() throws Exception {
        store.acts(Act.STORE_AND_FALL_SILENT, Act.STORE_AND_FALL_SILENT, Act.STORE_HALF);
        UsageWriter writer = writer(spill());
        Rows.rows(0, 60).forEach(writer::write);
        store.awaitStored(60);
        writer.close();

        assertThat(store.rows()).containsExactlyInAnyOrderElementsOf(Rows.rows(0, 60));
    }

    @Test
    void whatIsLeftAtTheEndIsWrittenByTheNextProcess() throws Exception {
        store.otherwise(Act.AWAY);
        UsageWriter first = writer(spill());
        Rows.rows(0, 80).forEach(first::write);
        first.close();
        assertThat(store.rows()).isEmpty();
        assertThat(spillFiles()).isNotEmpty();

        store.otherwise(Act.STORE);
        UsageWriter second = writer(spill());
        Rows.rows(80, 90).forEach(second::write);
        store.awaitStored(90);
        second.close();

        assertThat(store.rows()).containsExactlyElementsOf(Rows.rows(0, 90));
        assertThat(spillFiles()).isEmpty();
    }

    @Test
    void aLineThatACrashHasTornIsLeftOut() throws Exception {
        store.otherwise(Act.AWAY);
        UsageWriter first = writer(spill());
        Rows.rows(0, 3).forEach(first::write);
        first.close();
        Path file = spillFiles().getLast();
        String line = UsageJson.line(Rows.row("torn"));
        Files.writeString(file, line.substring(0, line.length() / 2), StandardOpenOption.APPEND);

        store.otherwise(Act.STORE);
        UsageWriter second = writer(spill());
        Rows.rows(3, 4).forEach(second::write);
        store.awaitStored(4);
        second.close();

        assertThat(store.rows()).containsExactlyElementsOf(Rows.rows(0, 4));
        assertThat(spillFiles()).isEmpty();
    }

    @Test
    void aRowThatCannotBeHandledDoesNotKeepTheOthers() throws Exception {
        // The batch, then its first row alone.
        store.acts(Act.FAIL_UNFORESEEN, Act.FAIL_UNFORESEEN);
        UsageWriter writer = writer(new MemoryBacklog());
        Rows.rows(0, 3).forEach(writer::write);
        store.awaitStored(2);
        writer.close();

        assertThat(store.rows()).containsExactlyElementsOf(Rows.rows(1, 3));
        assertThat(writer.figures()).isEqualTo(new UsageFigures(2, 0, 1, 0));
    }

    @Test
    void waitsForAClientThatCannotBeMadeYet() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        UsageWriter writer =
                new UsageWriter(
                        () -> {
                            if (tries.incrementAndGet() < 3) {
                                throw SdkClientException.create("no region");
                            }
                            return store;
                        },
                        new MemoryBacklog(),
                        BOUND,
                        SHORT);
        Rows.rows(0, 3).forEach(writer::write);
        store.awaitStored(3);
        writer.close();

        assertThat(tries).hasValue(3);
    }

    @Test
    void withoutAFolderWhatIsTooMuchGoesToTheLogAndIsCounted() {
        store.otherwise(Act.AWAY);
        UsageWriter writer = writer(new MemoryBacklog());
        Rows.rows(0, 500).forEach(writer::write);
        writer.close();

        assertThat(writer.figures()).isEqualTo(new UsageFigures(0, 0, 500, 0));
    }

    @Test
    void aRowThatComesAfterTheEndIsNotLostInSilence() throws IOException {
        UsageWriter writer = writer(spill());
        writer.close();
        writer.write(Rows.row("late"));

        assertThat(writer.figures().spilled() + writer.figures().lost()).isEqualTo(1);
    }

    @Test
    void endsInTimeThoughTheStoreHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        UsageWriter writer =
                new UsageWriter(() -> new Hanging(never), spill(), Duration.ofMillis(50), SHORT);
        Rows.rows(0, 100).forEach(writer::write);
        writer.close();
        UsageWriter next = writer(spill());
        store.awaitStored(100);
        next.close();

        assertThat(store.rows()).containsExactlyInAnyOrderElementsOf(Rows.rows(0, 100));
    }

    /** As the SDK does, it ends when it is interrupted. */
    private record Hanging(CountDownLatch never) implements RowStore {
        @Override
        public Inserted insert(List<UsageRow> rows) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw SdkClientException.create("interrupted");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private UsageWriter writer(Backlog backlog) {
        return new UsageWriter(() -> store, backlog, BOUND, SHORT);
    }

    private SpillFolder spill() throws IOException {
        return SpillFolder.open(folder, MEGABYTE);
    }

    private List<Path> spillFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SpillFile::isOne).sorted().toList();
        }
    }
}
