package io.teamclaw.adminui.config;

import io.teamclaw.config.openclaw.BootstrapFiles;
import io.teamclaw.config.openclaw.ConfigTiers.Bootstrap;
import java.util.HashMap;
import java.util.Map;

/** A scope's bootstrap files put to those that it inherits. */
final class FileTiers {
    private FileTiers() {}

    /** The files of all tiers, with one text of the scope in place of the stored one. */
    static Bootstrap with(ScopeSettings seen, String name, String text) {
        Map<String, String> own = new HashMap<>();
        BootstrapFiles.NAMES.forEach(each -> own.put(each, seen.file(each)));
        own.put(name, text);
        Bootstrap above = seen.inherited().bootstrap();
        return switch (seen.scope()) {
            case Scope.Everybody everybody -> new Bootstrap(own, Map.of(), Map.of());
            case Scope.OfTeam team -> new Bootstrap(above.system(), own, Map.of());
            case Scope.OfPerson person -> new Bootstrap(above.system(), above.team(), own);
        };
    }
}
