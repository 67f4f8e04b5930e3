package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.tabs.Tabs;

/**
 * Tabs whose list holds tabs alone: the component lets what its tabs scroll in be focused, so that
 * it counts as a child of the list that is no tab (ARIA's "tablist"). Tabs are reached without.
 */
public class TabList extends Tabs {
    private static final long serialVersionUID = 1L;
    private static final String SCROLLER_IS_NO_CHILD =
            """
            (this.updateComplete ?? Promise.resolve()).then(() =>
                this.shadowRoot.querySelectorAll('[tabindex]')
                    .forEach(each => each.removeAttribute('tabindex')))
            """;

    /** Without tabs yet. */
    public TabList() {
        addAttachListener(event -> getElement().executeJs(SCROLLER_IS_NO_CHILD));
    }
}
