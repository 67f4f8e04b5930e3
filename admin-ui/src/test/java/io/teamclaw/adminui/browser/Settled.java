package io.teamclaw.adminui.browser;

/** When a page has come to rest. */
final class Settled {
    /** True once a view is there, its parts are loaded, and the server has nothing more to say. */
    static final String SCRIPT =
            "document.querySelector('.page, .empty-state, .account-card') !== null"
                    + " && document.querySelector('[aria-busy]') === null"
                    + " && Object.values(window.Vaadin?.Flow?.clients ?? {})"
                    + ".every(client => !client.isActive || !client.isActive())";

    private Settled() {}
}
