package io.teamclaw.adminui.keys;

import java.util.Collection;
import java.util.Map;

/** Knows what keys were used for. */
@FunctionalInterface
interface KeyUse {
    /**
     * @param keyIds ids of pool keys
     * @return an entry for each, {@link KeyUsage#NONE} where it never was
     */
    Map<String, KeyUsage> of(Collection<String> keyIds);
}
