package io.teamclaw.local.launcher;

import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.config.keys.KeyPool;
import java.util.function.UnaryOperator;

/**
 * The key pool as the portal edits it. Sidecars see a change of the file by themselves; that other
 * providers have keys now must be told to the workspaces, whose models depend on it.
 *
 * @param stored the pool where it is kept
 * @param onChange called after each change
 */
record LiveKeyPool(KeyPoolStore stored, Runnable onChange) implements KeyPoolStore {
    @Override
    public KeyPool read() {
        return stored.read();
    }

    @Override
    public KeyPool update(UnaryOperator<KeyPool> change) {
        KeyPool changed = stored.update(change);
        onChange.run();
        return changed;
    }
}
