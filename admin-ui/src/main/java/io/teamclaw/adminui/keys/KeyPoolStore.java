package io.teamclaw.adminui.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFile;
import java.util.function.UnaryOperator;

/** Where the company's keys are kept: a file on one machine, a secret in AWS. */
public interface KeyPoolStore {
    /**
     * The pool as it stands.
     *
     * @throws io.teamclaw.config.keys.KeyPoolFormatException where what is stored is malformed
     */
    KeyPool read();

    /** Applies a change to what stands now and stores it; returns what stands then. */
    KeyPool update(UnaryOperator<KeyPool> change);

    /** A pool in a file of mode 0600. */
    static KeyPoolStore of(KeyPoolFile file) {
        return new KeyPoolStore() {
            @Override
            public KeyPool read() {
                return file.read();
            }

            @Override
            public KeyPool update(UnaryOperator<KeyPool> change) {
                return file.update(change);
            }
        };
    }
}
