package io.teamclaw.lifecycle.keys;

import io.teamclaw.config.keys.KeyPool;
import java.util.function.UnaryOperator;

/** The company's keys where they are kept, for those who may change them. */
public interface EditablePool {
    /**
     * The pool as it stands.
     *
     * @throws io.teamclaw.config.keys.KeyPoolFormatException where what is stored is malformed
     * @throws java.io.UncheckedIOException where a file cannot be read
     * @throws KeyPoolStoreException where a secret cannot be read
     */
    KeyPool read();

    /**
     * Applies a change to what stands now and stores it; returns what stands then. The change is
     * asked again where somebody else was faster, so that nobody's is lost.
     */
    KeyPool update(UnaryOperator<KeyPool> change);
}
