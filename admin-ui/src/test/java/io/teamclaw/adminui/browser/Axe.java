package io.teamclaw.adminui.browser;

import com.microsoft.playwright.Page;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Deque's axe-core (MPL 2.0) in a page: what hinders people with disabilities. Its script is
 * evaluated by the debugger's protocol, which no content security policy concerns.
 */
final class Axe {
    private static final String RUN =
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(each => each.impact === 'serious' || each.impact === 'critical')
                .map(each => each.impact + ' ' + each.id + ': ' + each.help + ' – '
                    + each.nodes.slice(0, 4).map(node => node.target.join(' ') + ' '
                        + node.html.slice(0, 160) + ' (' + (node.any[0]?.message ?? '') + ')')
                        .join(' | '))
            """;

    private final String script;

    Axe() {
        try {
            script = Files.readString(TestTools.npmPackage("axe-core").resolve("axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The serious and critical findings. */
    @SuppressWarnings("unchecked")
    List<String> findings(Page page) {
        page.evaluate("script => { if (!window.axe) { (0, eval)(script); } }", script);
        return (List<String>) page.evaluate(RUN);
    }
}
