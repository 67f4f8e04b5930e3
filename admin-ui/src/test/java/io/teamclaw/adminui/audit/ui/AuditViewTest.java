package io.teamclaw.adminui.audit.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.NotFoundError;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.audit.AuditRow;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditViewTest extends KaribuTest {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    @Autowired private AuditService service;
    private User admin;

    @BeforeEach
    void signIn() {
        admin = signInAs("Ada Admin", Role.ADMIN);
    }

    @Test
    void theNewestStandsFirstAndMoreIsOneClickAway() {
        for (int i = 0; i < AuditService.PAGE + 3; i++) {
            note("person.disabled", "person/x" + i);
        }
        open(Map.of("who", admin.email().value()));

        assertThat(targets()).hasSize(AuditService.PAGE).startsWith("person/x52", "person/x51");
        _click(_get(Button.class, spec -> spec.withId("more")));
        assertThat(targets()).hasSize(AuditService.PAGE + 3).endsWith("person/x1", "person/x0");
        _assertNone(Button.class, spec -> spec.withId("more"));
    }

    @Test
    void whatIsTypedIsLookedForAndStandsInTheAddress() {
        note("person.disabled", "person/" + admin.id());
        note("team.renamed", "team/" + admin.id());
        UI.getCurrent().navigate(AuditView.class);

        type("Done by (e-mail)", admin.email().value());
        type("Search", "TEAM/");

        assertThat(targets()).containsExactly("team/" + admin.id());
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .contains("text=TEAM")
                .contains("who=" + admin.email().value().replace("@", "%40"));
    }

    @Test
    void theAddressSaysWhatIsLookedFor() {
        note("person.disabled", "person/" + admin.id());
        open(Map.of("target", "person/" + admin.id(), "kind", "person", "from", "2020-01-01"));
        assertThat(targets()).containsExactly("person/" + admin.id());
        assertThat(field("To exactly").getValue()).isEqualTo("person/" + admin.id());

        open(Map.of("target", "person/" + admin.id(), "kind", "team"));
        assertThat(_get(EmptyState.class).getElement().getTextRecursively())
                .contains("Nothing fits");
        open(Map.of("target", "person/" + admin.id(), "to", "2020-01-01"));
        _assertOne(EmptyState.class);
        open(Map.of("target", "person/" + admin.id(), "to", "nonsense"));
        _assertNone(EmptyState.class);
    }

    @Test
    void anAddressOfNobodyIsSaidAtItsField() {
        UI.getCurrent().navigate(AuditView.class);
        type("Done by (e-mail)", "nobody@example.com");
        assertThat(field("Done by (e-mail)").isInvalid()).isTrue();
        type("Done by (e-mail)", "");
        assertThat(field("Done by (e-mail)").isInvalid()).isFalse();
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        UI.getCurrent().navigate(AuditView.class);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        _setValue(day("From"), today, true);
        _setValue(day("To"), today.minusDays(1), true);
        assertThat(day("To").isInvalid()).isTrue();
        _setValue(day("To"), today, true);
        assertThat(day("To").isInvalid()).isFalse();
    }

    @Test
    void anEntryShowsWhatChanged() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        AuditRow row =
                fixture.audit.append(
                        action(
                                "team.changed",
                                "team/everyone",
                                json.objectNode().put("idle", 30).put("name", "All"),
                                json.objectNode().put("idle", 45).put("name", "All")));

        UI.getCurrent().navigate("audit/" + row.sequence());

        assertThat(_get(H1.class).getText()).isEqualTo("Audit entry");
        assertThat(_get(NativeTable.class).getElement().getTextRecursively())
                .contains("idle", "30", "45", "1 field is unchanged")
                .doesNotContain("All");
    }

    @Test
    void anEntryOfNobodyIsNotFound() {
        assertThatThrownBy(() -> UI.getCurrent().navigate("audit/999999999"))
                .isInstanceOf(NotFoundError.class);
    }

    @Test
    void aDetailPageShowsWhatWasDoneToItsThing() {
        note("person.disabled", "person/" + admin.id());
        note("person.disabled", "person/other");
        AuditTable table = new AuditTable(service, "person/" + admin.id());
        UI.getCurrent().add(table);
        assertThat(_size(_get(table, AuditGrid.class))).isEqualTo(1);

        AuditTable empty = new AuditTable(service, "person/untouched" + admin.id());
        UI.getCurrent().add(empty);
        assertThat(_find(empty, AuditGrid.class)).isEmpty();
        assertThat(empty.getElement().getTextRecursively()).contains("No administrator changed");
    }

    @Test
    void othersDoNotGetIn() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            assertThatThrownBy(() -> UI.getCurrent().navigate(AuditView.class))
                    .isInstanceOf(MockAccessDeniedException.class);
            assertThatThrownBy(() -> UI.getCurrent().navigate("audit/1"))
                    .isInstanceOf(MockAccessDeniedException.class);
        }
    }

    private void note(String action, String target) {
        fixture.audit.append(action(action, target, NOTHING, NOTHING));
    }

    private AuditAction action(String action, String target, JsonNode before, JsonNode after) {
        return new AuditAction(
                Instant.now(),
                admin.id().value(),
                admin.email().value(),
                action,
                target,
                before,
                after);
    }

    private static void open(Map<String, String> parameters) {
        UI.getCurrent().navigate(AuditView.class, QueryParameters.simple(parameters));
    }

    private static void type(String label, String value) {
        _setValue(field(label), value, true);
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static DatePicker day(String label) {
        return _get(DatePicker.class, spec -> spec.withLabel(label));
    }

    private static List<String> targets() {
        return _get(AuditGrid.class).getListDataView().getItems().map(AuditRow::target).toList();
    }
}
