package io.teamclaw.adminui.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.lifecycle.keys.EditablePool;
import io.teamclaw.lifecycle.keys.SecretKeyPoolStore;
import java.util.function.UnaryOperator;

/** Where the company's keys are kept: a file on one machine, a secret in AWS. */
public interface KeyPoolStore extends EditablePool {
    /** A pool in a secret. */
    static KeyPoolStore of(SecretKeyPoolStore secret) {
        return new KeyPoolStore() {
            @Override
            public KeyPool read() {
                return secret.read();
            }

            @Override
            public KeyPool update(UnaryOperator<KeyPool> change) {
                return secret.update(change);
            }
        };
    }

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
