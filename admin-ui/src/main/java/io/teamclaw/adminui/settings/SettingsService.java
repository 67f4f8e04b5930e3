package io.teamclaw.adminui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.config.Problem;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.config.SettingChanges;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.settings.SettingEdit;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The company's rules, as administrators see and change them. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class SettingsService {
    private static final String GLOBAL = "global";
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private final ConfigStore store;
    private final TeamStore teams;
    private final AdminUiParts parts;
    private final SettingChanges changes;

    SettingsService(
            ConfigStore store, TeamStore teams, AdminUiParts parts, SettingChanges changes) {
        this.store = store;
        this.teams = teams;
        this.parts = parts;
        this.changes = changes;
    }

    /** What is set now, one query. */
    public Map<PlatformSetting, Setting> read() {
        Map<String, Setting> byKey =
                store.settings(GLOBAL).stream()
                        .collect(Collectors.toMap(Setting::key, Function.identity()));
        return List.of(PlatformSetting.values()).stream()
                .filter(each -> byKey.containsKey(each.key()))
                .collect(Collectors.toMap(Function.identity(), each -> byKey.get(each.key())));
    }

    /** Who may sign up while no setting says so. */
    public Set<String> defaultDomains() {
        return parts.defaultAllowedDomains();
    }

    /** The teams to choose from. */
    public List<Team> teams() {
        return teams.all();
    }

    /** Sets who may sign up; an empty list lets nobody. */
    public SaveOutcome saveDomains(Optional<Setting> seen, List<String> domains) {
        List<String> wanted =
                domains.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
        for (String domain : wanted) {
            if (!DOMAIN.matcher(domain).matches()) {
                return refused(Texts.text("config.settings.domains.wrong", domain));
            }
        }
        return save(PlatformSetting.DOMAINS, seen, Optional.of(list(wanted)));
    }

    /** Sets the team that people join who sign up; empty for the built-in one. */
    public SaveOutcome saveDefaultTeam(Optional<Setting> seen, Optional<TeamId> team) {
        if (team.isPresent() && teams.find(team.get()).isEmpty()) {
            return refused(Texts.text("config.settings.team.gone"));
        }
        return save(
                PlatformSetting.DEFAULT_TEAM, seen, team.map(id -> TextNode.valueOf(id.value())));
    }

    /** Sets a number; empty for the built-in default. */
    public SaveOutcome saveNumber(
            PlatformSetting which, Optional<Setting> seen, Optional<Integer> number) {
        return save(which, seen, number.map(IntNode::valueOf));
    }

    private SaveOutcome save(
            PlatformSetting which, Optional<Setting> seen, Optional<? extends JsonNode> value) {
        return changes.apply(
                List.of(new SettingEdit(GLOBAL, which.key(), seen, value.map(JsonNode::toString))));
    }

    private static SaveOutcome refused(String message) {
        return new SaveOutcome.Refused(List.of(new Problem("", message)));
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.stream().distinct().forEach(list::add);
        return list;
    }
}
