package io.teamclaw.adminui.preferences;

import io.teamclaw.adminui.config.CommonSetting;
import io.teamclaw.adminui.config.ModelChoice;
import io.teamclaw.adminui.config.ModelChoices;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.config.ScopeReader;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.config.TierEditor;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What somebody sets for themselves; it can name nobody else. */
@Service
@PreAuthorize(Roles.IS_SIGNED_IN)
public class PreferencesService {
    /** The files of OpenClaw that are about the person. */
    public static final List<String> FILES = List.of("SOUL.md", "USER.md");

    private final ScopeReader reader;
    private final TierEditor editor;
    private final ModelChoices models;
    private final CurrentUser currentUser;

    PreferencesService(
            ScopeReader reader, TierEditor editor, ModelChoices models, CurrentUser currentUser) {
        this.reader = reader;
        this.editor = editor;
        this.models = models;
        this.currentUser = currentUser;
    }

    /**
     * My settings and what I inherit.
     *
     * @throws AccessDeniedException where the account is gone
     */
    public ScopeSettings mine() {
        return reader.find(me()).orElseThrow(() -> new AccessDeniedException("No account"));
    }

    /** The models that I may choose. */
    public List<ModelChoice> models() {
        return models.of(me());
    }

    /**
     * Changes my settings.
     *
     * @param seen what I saw
     * @throws AccessDeniedException where one is not for employees to set, or {@code seen} is
     *     another's
     */
    public SaveOutcome save(ScopeSettings seen, Map<CommonSetting, Optional<String>> values) {
        requireMine(seen);
        Set<CommonSetting> mine = Set.copyOf(CommonSetting.ownChoices());
        if (!mine.containsAll(values.keySet())) {
            throw new AccessDeniedException("An administrator sets this");
        }
        return editor.saveCommon(seen, values);
    }

    /**
     * Changes one of my files.
     *
     * @throws AccessDeniedException where it is none of {@link #FILES}, or {@code seen} is
     *     another's
     */
    public SaveOutcome saveFile(ScopeSettings seen, String name, String text) {
        requireMine(seen);
        if (!FILES.contains(name)) {
            throw new AccessDeniedException("An administrator sets this");
        }
        return editor.saveFile(seen, name, text);
    }

    private void requireMine(ScopeSettings seen) {
        if (!seen.scope().equals(me())) {
            throw new AccessDeniedException("Not yours");
        }
    }

    private Scope me() {
        return new Scope.OfPerson(currentUser.require().id());
    }
}
