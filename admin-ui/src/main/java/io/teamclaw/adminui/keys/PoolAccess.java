package io.teamclaw.adminui.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.lifecycle.keys.KeyPoolStoreException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The key pool, wherever it is kept, with one kind of failure. */
@Component
class PoolAccess {
    private final KeyPoolStore store;

    PoolAccess(KeyPoolStore store) {
        this.store = store;
    }

    /**
     * @throws KeyPoolUnusableException where it cannot be read
     */
    KeyPool read() {
        return usable(store::read);
    }

    /**
     * Applies a change to what stands now; it may be asked more than once, where others change the
     * pool at the same time.
     *
     * @throws RefusedChangeException as the change throws it; nothing is stored then
     * @throws KeyPoolUnusableException where the pool cannot be read or stored
     */
    KeyPool update(UnaryOperator<KeyPool> change) {
        return usable(() -> store.update(before -> checked(change, before)));
    }

    /** What the change finds wrong is about what a person typed, not about what is stored. */
    private static KeyPool checked(UnaryOperator<KeyPool> change, KeyPool before) {
        try {
            return change.apply(before);
        } catch (KeyPoolFormatException unfit) {
            throw new RefusedChangeException(unfit.getMessage());
        }
    }

    private static KeyPool usable(Supplier<KeyPool> work) {
        try {
            return work.get();
        } catch (KeyPoolFormatException | KeyPoolStoreException | UncheckedIOException broken) {
            throw new KeyPoolUnusableException(broken);
        }
    }
}
