package io.teamclaw.adminui.people.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static com.github.mvysny.kaributesting.v10.UploadKt._upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.upload.Upload;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.people.csv.ImportRow;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportDialogTest extends KaribuTest {
    private final String domain = "d" + UUID.randomUUID() + ".example.org";

    @BeforeEach
    void open() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(PeopleView.class);
        _click(_get(Button.class, spec -> spec.withId("import")));
    }

    @Test
    void importsAGoodFile() {
        upload("email,name,role,team\nada@%s,Ada,finance,Everyone\n".formatted(domain));
        assertThat(run().getText()).isEqualTo("Import 1 person");
        _click(run());

        expectNotifications("1 person is imported.");
        _assertNone(Dialog.class);
        assertThat(fixture.users.findByEmail(new EmailAddress("ada@" + domain))).isPresent();
    }

    @Test
    void showsTheBadRowsFirstAndCannotBeRun() {
        upload("email,name,role,team\nada@%s,Ada,,\nbad,Bad,boss,\n".formatted(domain));

        assertThat(_findAll(_get(ImportGrid.class)))
                .extracting(ImportRow::number)
                .containsExactly(3L, 2L);
        assertThat(run().isEnabled()).isFalse();

        upload("email,name,role,team\nada@%s,Ada,,\n".formatted(domain));
        assertThat(run().isEnabled()).as("with a mended file").isTrue();
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        upload("who,are,you,all\n");

        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("The first row has to name the columns");
        assertThat(run().isEnabled()).isFalse();
    }

    private static Button run() {
        return _get(Button.class, spec -> spec.withId("run-import"));
    }

    private static void upload(String file) {
        _upload(_get(Upload.class), "people.csv", file.getBytes(StandardCharsets.UTF_8));
        MockVaadin.clientRoundtrip(true);
    }
}
