package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.tabs.Tab;
import io.teamclaw.adminui.layout.ui.TabList;
import io.teamclaw.adminui.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What there is to see of a person, each by the name that an address has for it. */
final class PersonTabs extends TabList {
    static final String OVERVIEW = "overview";
    static final String WORKSPACE = "workspace";
    static final String USAGE = "usage";
    static final String LIMITS = "limits";
    static final String CONFIG = "config";
    static final String HISTORY = "history";

    private static final long serialVersionUID = 1L;

    private final Map<String, Tab> byName = new LinkedHashMap<>();

    /**
     * @param all whether whoever looks may see more than a lead
     */
    PersonTabs(boolean all) {
        getElement().setAttribute("aria-label", Texts.text("people.tabs"));
        add(OVERVIEW, Texts.text("people.tab.overview"));
        add(WORKSPACE, Texts.text("people.tab.workspace"));
        add(USAGE, Texts.text("people.tab.usage"));
        if (all) {
            add(LIMITS, Texts.text("people.tab.limits"));
            add(CONFIG, Texts.text("people.tab.config"));
            add(HISTORY, Texts.text("people.tab.history"));
        }
    }

    private void add(String name, String label) {
        Tab tab = new Tab(label);
        byName.put(name, tab);
        add(tab);
    }

    /** Nothing where there is no such tab. */
    void select(String name) {
        Optional.ofNullable(byName.get(name)).ifPresent(this::setSelectedTab);
    }

    String selected() {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(getSelectedTab()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OVERVIEW);
    }
}
