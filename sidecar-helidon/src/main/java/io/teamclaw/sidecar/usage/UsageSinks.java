package io.teamclaw.sidecar.usage;

import io.teamclaw.sidecar.settings.UsageSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the sink that the settings ask for. */
public final class UsageSinks {
    private static final Logger LOG = System.getLogger(UsageSinks.class.getName());

    private UsageSinks() {}

    /**
     * @param clients makes the client of the table, on a thread of the sink's own
     */
    public static UsageSink of(UsageSettings settings, Supplier<DynamoDbClient> clients) {
        Supplier<RowStore> store =
                settings.table()
                        .<Supplier<RowStore>>map(
                                table -> () -> new DynamoDbRows(clients.get(), table))
                        .orElseGet(() -> UsageSinks::standardOutput);
        Backlog backlog =
                settings.spillFolder()
                        .filter(folder -> settings.table().isPresent())
                        .map(folder -> spill(folder, settings.spillBytes()))
                        .orElseGet(MemoryBacklog::new);
        return new UsageWriter(store, backlog, settings.flushBound(), Pauses.USUAL);
    }

    private static RowStore standardOutput() {
        return new JsonLines(new FileOutputStream(FileDescriptor.out));
    }

    /** Calls are more important than a place for the rows of a bad hour. */
    private static Backlog spill(Path folder, long mostBytes) {
        try {
            return SpillFolder.open(folder, mostBytes);
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "SIDECAR_SPILL_FOLDER cannot be used, usage waits in memory: {0}",
                    e.getMessage());
            return new MemoryBacklog();
        }
    }
}
