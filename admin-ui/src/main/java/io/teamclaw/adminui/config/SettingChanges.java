package io.teamclaw.adminui.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.settings.SettingConflictException;
import io.teamclaw.lifecycle.settings.SettingEdit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stores changes of settings as whoever is signed in, and notes each in the audit log. */
@Component
public class SettingChanges {
    private final ConfigStore store;
    private final CurrentUser currentUser;
    private final AuditTrail audit;

    SettingChanges(ConfigStore store, CurrentUser currentUser, AuditTrail audit) {
        this.store = store;
        this.currentUser = currentUser;
        this.audit = audit;
    }

    /** Stores all or none. Who calls it has checked the role. */
    public SaveOutcome apply(List<SettingEdit> edits) {
        List<SettingEdit> changes = edits.stream().filter(SettingChanges::changes).toList();
        if (changes.isEmpty()) {
            return new SaveOutcome.Saved();
        }
        try {
            store.change(changes, currentUser.require().email());
        } catch (SettingConflictException conflict) {
            return new SaveOutcome.Conflict(conflict.key());
        } catch (IllegalArgumentException refused) {
            return new SaveOutcome.Refused(List.of(new Problem("", refused.getMessage())));
        }
        changes.forEach(this::note);
        return new SaveOutcome.Saved();
    }

    private static boolean changes(SettingEdit edit) {
        return !edit.seen().map(Setting::json).equals(edit.json());
    }

    private void note(SettingEdit edit) {
        audit.record(
                "setting.changed",
                "setting/" + edit.scope() + "/" + edit.key(),
                shown(edit.seen().map(Setting::json)),
                shown(edit.json()));
    }

    private static JsonNode shown(Optional<String> json) {
        if (json.isEmpty()) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return SecretMask.mask(JsonMapper.builder().build().readTree(json.get()));
        } catch (JsonProcessingException e) {
            // Stored past us; what it is nobody can say, so it is not quoted.
            return TextNode.valueOf("no JSON");
        }
    }
}
