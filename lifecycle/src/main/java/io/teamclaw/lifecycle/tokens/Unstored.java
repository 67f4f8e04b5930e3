package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.PoolKey;

/**
 * A new token that is to be put into the pool.
 *
 * @param providerId whose
 * @param keyId of the entry
 * @param spent the mark of the tokens that it replaces
 * @param tokens the new ones
 * @param lease that keeps others away until they are stored
 */
record Unstored(
        String providerId, String keyId, String spent, Exchange.Renewed tokens, RenewalRow lease) {

    /**
     * The pool with the new tokens, whatever else has changed in it. An entry that has other tokens
     * by now, because somebody signed in again, keeps them; one that is gone stays gone.
     */
    KeyPool in(KeyPool pool) {
        return pool.changing(
                providerId, keyId, key -> TokenMark.of(key).equals(spent) ? in(key) : key);
    }

    PoolKey in(PoolKey key) {
        return key.renewed(tokens.accessToken(), tokens.refreshToken(), tokens.end());
    }

    Unstored with(RenewalRow longer) {
        return new Unstored(providerId, keyId, spent, tokens, longer);
    }
}
