package io.teamclaw.sidecar.operations;

import io.teamclaw.config.provider.ProviderRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;

/** The providers, read anew when their file has changed. A file that is wrong changes nothing. */
public final class LiveRegistry implements Supplier<ProviderRegistry> {
    private static final Logger LOG = System.getLogger(LiveRegistry.class.getName());

    private final Optional<Path> file;
    private volatile ProviderRegistry current;
    private volatile Optional<FileTime> modified;

    /**
     * @param file laid over the built-in registry, where there is one
     * @throws IllegalArgumentException where the file is malformed; the message says how
     * @throws UncheckedIOException where it cannot be read
     */
    public LiveRegistry(Optional<Path> file) {
        this.file = file;
        this.modified = modified();
        this.current = read();
    }

    @Override
    public ProviderRegistry get() {
        return current;
    }

    /** Reads the file if it has changed since it was last read. */
    public synchronized void reloadIfChanged() {
        Optional<FileTime> now = modified();
        if (now.equals(modified)) {
            return;
        }
        modified = now;
        try {
            current = read();
            LOG.log(Level.INFO, "The providers were read anew");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.log(Level.ERROR, "The providers stay as they were: {0}", e.getMessage());
        }
    }

    private ProviderRegistry read() {
        return ProviderRegistry.of(file);
    }

    private Optional<FileTime> modified() {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.getLastModifiedTime(file.get()));
        } catch (IOException e) {
            return Optional.empty(); // Reading it says what is wrong.
        }
    }
}
