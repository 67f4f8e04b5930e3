package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.provider.ProviderRegistry;
import java.net.URI;
import java.util.List;

/** Settings and tiers for tests. */
final class Configs {
    static final ProviderRegistry REGISTRY = ProviderRegistry.builtIn();

    private Configs() {}

    static WorkspaceSettings oneMachine(String... availableProviders) {
        return new WorkspaceSettings(
                new UserId("alice"),
                "alice@example.com",
                28_789,
                true,
                List.of("127.0.0.1/32"),
                URI.create("http://localhost:8080"),
                URI.create("http://localhost:23000"),
                "/tmp/teamclaw/alice/agent",
                List.of(availableProviders));
    }

    static WorkspaceSettings aws(String... availableProviders) {
        return new WorkspaceSettings(
                new UserId("alice"),
                "alice@example.com",
                18_789,
                false,
                List.of("10.0.0.0/20", "10.0.16.0/20"),
                URI.create("https://claw.example.com"),
                URI.create("http://localhost:3000"),
                "/home/node/.openclaw/workspace",
                List.of(availableProviders));
    }

    /** Tiers from JSON, single quotes for double ones. */
    static ConfigTiers tiers(String global, String team, String user) {
        return new ConfigTiers(
                json(global), json(team), json(user), ConfigTiers.none().bootstrap());
    }

    static ObjectNode generate(WorkspaceSettings settings, ConfigTiers tiers) {
        return OpenClawConfig.generate(REGISTRY, settings, tiers);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
