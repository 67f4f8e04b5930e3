package io.teamclaw.adminui.audit;

import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.audit.ChainReport;
import io.teamclaw.lifecycle.audit.ChainVerifier;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the whole log in the background, once for whoever asks meanwhile. */
final class ChainCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChainCheck.class);
    private static final int ROWS_BETWEEN_NEWS = 500;

    private final AuditStore store;
    private final AtomicBoolean ended = new AtomicBoolean();

    ChainCheck(AuditStore store) {
        this.store = store;
    }

    /**
     * Begins.
     *
     * @param progress rows looked at, and rows there were at the beginning
     * @param done the report; empty where the log could not be read
     */
    void begin(BiConsumer<Long, Long> progress, Consumer<Optional<ChainReport>> done) {
        Thread.ofVirtual().name("audit-check").start(() -> done.accept(verify(progress)));
    }

    private Optional<ChainReport> verify(BiConsumer<Long, Long> progress) {
        try {
            long all = store.head().map(row -> row.sequence()).orElse(0L);
            ChainVerifier verifier = new ChainVerifier(Optional.empty());
            Iterator<SortedMap<String, String>> rows = store.rows(1).iterator();
            for (long seen = 1; rows.hasNext() && !ended.get(); seen++) {
                verifier.accept(rows.next());
                if (seen % ROWS_BETWEEN_NEWS == 0) {
                    progress.accept(seen, Math.max(seen, all));
                }
            }
            return ended.get() ? Optional.empty() : Optional.of(verifier.report());
        } catch (RuntimeException broken) {
            LOG.error("The audit log could not be verified", broken);
            return Optional.empty();
        }
    }

    /** Ends it early; nothing is said any more but that there is no report. */
    @Override
    public void close() {
        ended.set(true);
    }
}
