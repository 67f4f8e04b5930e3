package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.teamclaw.config.openclaw.BootstrapFiles;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.lifecycle.settings.SettingEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks and stores edits of one tier. Who calls it has checked the role. */
@Component
public class TierEditor {
    private final EditCheck check;
    private final SettingChanges changes;

    TierEditor(EditCheck check, SettingChanges changes) {
        this.check = check;
        this.changes = changes;
    }

    /**
     * Changes common settings.
     *
     * @param seen what the editor saw
     * @param values the changed ones; empty to inherit
     */
    public SaveOutcome saveCommon(ScopeSettings seen, Map<CommonSetting, Optional<String>> values) {
        ObjectNode tier = seen.tier();
        for (Map.Entry<CommonSetting, Optional<String>> each : values.entrySet()) {
            tier = each.getKey().in(tier, each.getValue());
        }
        return save(
                seen,
                values.keySet().stream().map(CommonSetting::topLevelKey).distinct().toList(),
                tier);
    }

    /** Changes one top-level key; an empty value inherits. */
    SaveOutcome saveKey(ScopeSettings seen, String name, Optional<JsonNode> value) {
        ObjectNode tier = seen.tier();
        value.ifPresentOrElse(present -> tier.set(name, present), () -> tier.remove(name));
        return save(seen, List.of(name), tier);
    }

    /**
     * Changes a bootstrap file; a blank text has none.
     *
     * @param seen what the editor saw
     */
    public SaveOutcome saveFile(ScopeSettings seen, String name, String text) {
        try {
            merged(seen, name, text);
        } catch (InvalidWorkspaceConfigException invalid) {
            return new SaveOutcome.Refused(List.of(new Problem("", invalid.getMessage())));
        }
        String key = "bootstrap/" + name;
        return changes.apply(
                List.of(
                        new SettingEdit(
                                seen.scope().key(),
                                key,
                                seen.find(key),
                                text.isBlank()
                                        ? Optional.empty()
                                        : Optional.of(TextNode.valueOf(text).toString()))));
    }

    /**
     * The files as a workspace of the scope gets them, with one text in place of the stored one.
     *
     * @throws InvalidWorkspaceConfigException where they are too long together
     */
    static Map<String, String> merged(ScopeSettings seen, String name, String text) {
        return BootstrapFiles.join(FileTiers.with(seen, name, text));
    }

    private SaveOutcome save(ScopeSettings seen, List<String> names, ObjectNode tier) {
        List<Problem> problems = new ArrayList<>();
        List<SettingEdit> edits = new ArrayList<>();
        for (String name : names) {
            Optional<JsonNode> value = Optional.ofNullable(tier.get(name));
            String key = "openclaw/" + name;
            if (!value.equals(Optional.ofNullable(seen.tier().get(name)))
                    || value.isEmpty() && seen.find(key).isPresent()) {
                problems.addAll(check.check(seen.scope(), name, value));
                edits.add(
                        new SettingEdit(
                                seen.scope().key(),
                                key,
                                seen.find(key),
                                value.map(JsonNode::toString)));
            }
        }
        return problems.isEmpty()
                ? changes.apply(edits)
                : new SaveOutcome.Refused(List.copyOf(problems));
    }
}
