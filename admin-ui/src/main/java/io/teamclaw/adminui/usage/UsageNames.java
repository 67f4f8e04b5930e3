package io.teamclaw.adminui.usage;

import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the names of what is counted by id, with few reads for many. */
@Component
class UsageNames {
    private static final Logger LOG = LoggerFactory.getLogger(UsageNames.class);

    private final UserBatch people;
    private final TeamStore teams;
    private final ProviderRegistry providers;
    private final KeyPoolStore keyPool;

    UsageNames(
            UserBatch people, TeamStore teams, ProviderRegistry providers, KeyPoolStore keyPool) {
        this.people = people;
        this.teams = teams;
        this.providers = providers;
        this.keyPool = keyPool;
    }

    /** Names these, in their order. */
    List<UsageTable.Line> lines(UsageBy by, List<Map.Entry<String, UsageTotals>> members) {
        Map<String, String[]> names = names(by, members.stream().map(Map.Entry::getKey).toList());
        return members.stream()
                .map(
                        each -> {
                            String id = each.getKey();
                            String[] name = names.getOrDefault(id, new String[] {id, ""});
                            return new UsageTable.Line(id, name[0], name[1], each.getValue());
                        })
                .toList();
    }

    private Map<String, String[]> names(UsageBy by, List<String> ids) {
        Map<String, String[]> names = new HashMap<>();
        switch (by) {
            case PERSON -> {
                Map<UserId, User> found = people.find(ids.stream().map(UserId::new).toList());
                found.forEach(
                        (id, user) ->
                                names.put(
                                        id.value(),
                                        new String[] {user.name(), user.email().value()}));
            }
            case TEAM -> {
                for (Team team : teams.all()) {
                    names.put(team.id().value(), new String[] {team.name(), ""});
                }
            }
            case PROVIDER -> ids.forEach(id -> names.put(id, new String[] {provider(id), ""}));
            case KEY -> keyNames(names);
            case DAY, MODEL -> {
                // Their ids are their names.
            }
        }
        return names;
    }

    private String provider(String id) {
        return ComputeRow.PROVIDER.equals(id)
                ? Texts.text("usage.provider.fargate")
                : providers.find(id).map(Provider::name).orElse(id);
    }

    /** Labels and ids, never a key; usage is shown also where the pool cannot be read. */
    private void keyNames(Map<String, String[]> names) {
        try {
            keyPool.read()
                    .providers()
                    .forEach(
                            (provider, keys) ->
                                    keys.keys()
                                            .forEach(
                                                    key ->
                                                            names.put(
                                                                    key.id(),
                                                                    name(provider, key))));
        } catch (KeyPoolFormatException e) {
            LOG.warn("The key pool cannot be read; keys are shown by their ids", e);
        }
    }

    private String[] name(String provider, PoolKey key) {
        Optional<String> label = key.label();
        return new String[] {
            label.orElse(key.id()), provider(provider) + (label.isPresent() ? ", " + key.id() : "")
        };
    }
}
