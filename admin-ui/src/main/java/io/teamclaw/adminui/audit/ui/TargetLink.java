package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteConfiguration;
import io.teamclaw.adminui.audit.AuditTarget;
import java.util.Optional;

/** What something was done to, by name where it has one, and the way to its page. */
final class TargetLink extends Span {
    private static final long serialVersionUID = 1L;

    TargetLink(String target, Optional<String> name) {
        String text = name.orElse(target);
        setTitle(target);
        page(AuditTarget.parse(target))
                // A version without such a page shows the words alone.
                .filter(path -> RouteConfiguration.forSessionScope().getRoute(path).isPresent())
                .ifPresentOrElse(path -> add(new Anchor(path, text)), () -> setText(text));
        name.ifPresent(
                there -> {
                    Span kind = new Span(AuditTarget.parse(target).kind());
                    kind.addClassNames("secondary", "audit-kind");
                    add(kind);
                });
    }

    private static Optional<String> page(AuditTarget target) {
        return switch (target.kind()) {
            case "person" -> Optional.of("people/" + target.id());
            case "team" -> Optional.of("teams/" + target.id());
            case "workspace" -> Optional.of("workspaces/" + target.id());
            case "key", "provider" -> Optional.of("keys");
            default -> Optional.empty();
        };
    }
}
