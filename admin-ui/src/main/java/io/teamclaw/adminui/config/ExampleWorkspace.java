package io.teamclaw.adminui.config;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.openclaw.Gateway;
import io.teamclaw.config.openclaw.WorkspaceSettings;
import io.teamclaw.config.provider.Provider;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes up the parts of a workspace that only its start decides, to show and check the rest. */
@Component
class ExampleWorkspace {
    private final AdminUiParts parts;

    ExampleWorkspace(AdminUiParts parts) {
        this.parts = parts;
    }

    /** A workspace of a person, behind a proxy on loopback as on one machine. */
    WorkspaceSettings of(UserId owner, String email) {
        return new WorkspaceSettings(
                owner,
                email,
                Gateway.PORT,
                true,
                List.of("127.0.0.1/32"),
                parts.publicOrigin(),
                URI.create("http://localhost:3000"),
                "/workspace",
                withKeys());
    }

    /** None where the pool cannot be read: the screen of the keys says why. */
    private List<String> withKeys() {
        try {
            var pool = parts.keyPool().read();
            return parts.registry().providers().stream()
                    .map(Provider::id)
                    .filter(id -> !pool.keys(id).isEmpty())
                    .toList();
        } catch (KeyPoolFormatException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
