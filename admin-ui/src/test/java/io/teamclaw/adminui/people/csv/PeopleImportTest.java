package io.teamclaw.adminui.people.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.people.csv.ImportPreview.Reason;
import io.teamclaw.adminui.people.csv.ImportRow.Problem;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleImportTest extends KaribuTest {
    private static final String HEADER = "email,name,role,team\r\n";

    @Autowired private PeopleImport imports;

    private final String domain =
            "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.org";

    @BeforeEach
    void signIn() {
        signInAs("Ada Admin", Role.ADMIN);
    }

    @Test
    void readsWhatASpreadsheetSaves() {
        Team team = fixture.teams.create(new TeamName("R&D, \"core\" " + domain), "");
        String file =
                "\uFEFFTeam,Name,Email,Role\r\n"
                        + "\"R&D, \"\"core\"\" "
                        + domain
                        + "\",\"Lovelace,\r\nAda\",ADA@"
                        + domain
                        + ",Team lead\r\n"
                        + ",Bob,bob@"
                        + domain
                        + ",\r\n\r\n";

        ImportPreview.Rows rows = rows(file);

        assertThat(rows.bad()).isEmpty();
        assertThat(imports.run(rows)).isEqualTo(new ImportOutcome.Added(2));
        User ada = find("ada");
        assertThat(ada.name()).isEqualTo("Lovelace,\r\nAda");
        assertThat(ada.role()).isEqualTo(Role.TEAM_LEAD);
        assertThat(ada.teamId()).isEqualTo(team.id());
        User bob = find("bob");
        assertThat(bob.role()).isEqualTo(Role.EMPLOYEE);
        assertThat(bob.teamId()).isEqualTo(Team.DEFAULT);
    }

    @Test
    void saysOfEachRowWhatIsWrongAndImportsNobody() {
        User there = fixture.person("Tom There", Role.EMPLOYEE);
        User gone = fixture.person("Gil Gone", Role.EMPLOYEE);
        fixture.users.beginDeletion(
                gone.id(), gone.version(), new Deletion(true, true, Instant.EPOCH));
        fixture.users.remove(gone.id());
        ImportPreview.Rows rows =
                rows(
                        HEADER
                                + ("good@%s,Good,employee,everyone\r\n"
                                                + "bad,Bad,employee,\r\n"
                                                + "good@%s,Again,,\r\n"
                                                + "%s,Tom,,\r\n"
                                                + "%s,Gil,,\r\n"
                                                + "x@%s,,boss,No such team\r\n"
                                                + "y@%s,Short\r\n")
                                        .formatted(
                                                domain,
                                                domain,
                                                there.email(),
                                                gone.email(),
                                                domain,
                                                domain));

        assertThat(rows.good()).extracting(ImportRow.Good::number).containsExactly(2L);
        assertThat(rows.bad())
                .extracting(ImportRow.Bad::problems)
                .containsExactly(
                        List.of(Problem.BAD_EMAIL),
                        List.of(Problem.DUPLICATE),
                        List.of(Problem.EXISTS),
                        List.of(Problem.BLOCKED),
                        List.of(Problem.BAD_NAME, Problem.UNKNOWN_ROLE, Problem.UNKNOWN_TEAM),
                        List.of(Problem.WRONG_FIELDS));
        assertThatIllegalArgumentException().isThrownBy(() -> imports.run(rows));
        assertThat(fixture.users.findByEmail(new EmailAddress("good@" + domain))).isEmpty();
    }

    @Test
    void takesBackWhatWasWrittenWhereOneRowFailsAllTheSame() {
        ImportPreview.Rows rows =
                rows(
                        HEADER
                                + IntStream.range(0, 60)
                                        .mapToObj(i -> "p" + i + "@" + domain + ",P,,\r\n")
                                        .collect(Collectors.joining()));
        EmailAddress taken = new EmailAddress("p50@" + domain);
        User faster = fixture.users.create(taken, "Faster", Role.EMPLOYEE, Team.DEFAULT);

        assertThat(imports.run(rows)).isEqualTo(new ImportOutcome.Undone(taken));

        assertThat(fixture.users.findByEmail(taken)).contains(faster);
        for (int i = 0; i < 50; i++) {
            assertThat(fixture.users.findByEmail(new EmailAddress("p" + i + "@" + domain)))
                    .isEmpty();
        }
        assertThat(fixture.users.leaving()).isEmpty();
    }

    @Test
    void takesFiveThousandAndNoMore() {
        String most =
                HEADER
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> "no address " + i + ",P,,\r\n")
                                .collect(Collectors.joining());

        assertThat(rows(most).rows()).hasSize(5_000);
        assertThat(why(most + "one,too,,many\r\n")).isEqualTo(Reason.TOO_MANY_ROWS);
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        assertThat(why("")).isEqualTo(Reason.EMPTY);
        assertThat(why(HEADER)).isEqualTo(Reason.EMPTY);
        assertThat(why("ada@example.com,Ada,,\r\n")).isEqualTo(Reason.NO_HEADER);
        assertThat(why("email,name,role,role\r\na,b,c,d")).isEqualTo(Reason.NO_HEADER);
        assertThat(why(HEADER + "\"never closed,Ada,,")).isEqualTo(Reason.NOT_CSV);
        assertThat(
                        imports.preview(
                                (HEADER + "a@b.c,J\u00f6rg,,")
                                        .getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new ImportPreview.Unreadable(Reason.NOT_UTF8));
    }

    private User find(String name) {
        return fixture.users.findByEmail(new EmailAddress(name + "@" + domain)).orElseThrow();
    }

    private Reason why(String file) {
        return ((ImportPreview.Unreadable) preview(file)).why();
    }

    private ImportPreview.Rows rows(String file) {
        return (ImportPreview.Rows) preview(file);
    }

    private ImportPreview preview(String file) {
        return imports.preview(file.getBytes(StandardCharsets.UTF_8));
    }
}
