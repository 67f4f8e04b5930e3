package io.teamclaw.adminui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.AuditRow;
import io.teamclaw.lifecycle.audit.ChainReport;
import io.teamclaw.lifecycle.audit.ChainVerifier;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class AuditServiceTest extends KaribuTest {
    @Autowired private AuditService audit;
    private User admin;

    @BeforeEach
    void signIn() {
        admin = signInAs("Ada Admin", Role.ADMIN);
    }

    @Test
    void theExportedLinesAreTheWholeLogAsItIsVerified() throws IOException {
        note("thing/" + admin.id(), "=1+1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        audit.exportLines(out);

        ChainVerifier verifier = new ChainVerifier(Optional.empty());
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        lines.forEach(line -> verifier.accept(new TreeMap<>(read(line))));
        assertThat(verifier.report().broken()).isEmpty();
        assertThat(verifier.report().rows())
                .isEqualTo(fixture.audit.head().orElseThrow().sequence());
        assertThat(read(lines.getLast())).containsEntry("target", "thing/" + admin.id());
    }

    @Test
    void aSpreadsheetGetsWhatFitsAndNoFormula() throws IOException {
        AuditRow row = note("thing/" + admin.id(), "a, b");
        fixture.audit.append(action("=cmd()/" + admin.id(), "x"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        audit.exportCsv(AuditQuery.ofTarget("thing/" + admin.id()), out);
        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n"))
                .containsExactly(
                        quoted("sequence", "at", "actor", "actor id", "action", "target")
                                + ",\"before\",\"after\"",
                        quoted(
                                        Long.toString(row.sequence()),
                                        row.at().toString(),
                                        admin.email().value(),
                                        admin.id().value(),
                                        "thing.changed",
                                        "thing/" + admin.id())
                                + ",\"\",\"\"\"a, b\"\"\"");
        out.reset();
        audit.exportCsv(AuditQuery.ofTarget("=cmd()/" + admin.id()), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"'=cmd()/");
    }

    @Test
    void everythingIsVerifiedInTheBackground() throws Exception {
        note("thing/" + admin.id(), "x");
        CompletableFuture<Optional<ChainReport>> done = new CompletableFuture<>();
        audit.verify((seen, all) -> {}, done::complete);

        ChainReport report = done.get(30, TimeUnit.SECONDS).orElseThrow();
        assertThat(report.broken()).isEmpty();
        assertThat(report.rows()).isEqualTo(fixture.audit.head().orElseThrow().sequence());
        assertThat(audit.lastVerified()).contains(report);
    }

    @Test
    void theNewestRowsAreVerifiedAgainstTheOneBehindThem() {
        for (int i = 0; i <= AuditService.LATEST + 5; i++) {
            note("thing/" + admin.id(), "x");
        }
        assertThat(audit.latest().broken()).isEmpty();
        assertThat(audit.latest().rows()).isEqualTo(AuditService.LATEST);
    }

    @Test
    void targetsHaveTheirNames() {
        assertThat(audit.nameOf(AuditTarget.parse("person/" + admin.id()))).contains("Ada Admin");
        assertThat(audit.nameOf(AuditTarget.parse("workspace/" + admin.id())))
                .contains("Ada Admin");
        assertThat(audit.nameOf(AuditTarget.parse("team/" + admin.teamId()))).contains("Everyone");
        assertThat(audit.nameOf(AuditTarget.parse("person/no one"))).isEmpty();
        assertThat(audit.nameOf(AuditTarget.parse("team/a b"))).isEmpty();
        assertThat(audit.nameOf(AuditTarget.parse("key/anthropic/k-1"))).isEmpty();
        assertThat(audit.nameOf(AuditTarget.parse("nothing"))).isEmpty();
        String person = "person/" + admin.id();
        String team = "team/" + admin.teamId();
        assertThat(audit.namesOf(List.of(person, team, person, "key/a/k-1", "person/gone", "x")))
                .isEqualTo(Map.of(person, "Ada Admin", team, "Everyone"));
        assertThat(audit.personOf(" " + admin.email() + " ")).contains(admin.id());
        assertThat(audit.personOf("no address")).isEmpty();
    }

    private static String quoted(String... cells) {
        return '"' + String.join("\",\"", cells) + '"';
    }

    private AuditRow note(String target, String after) {
        return fixture.audit.append(action(target, after));
    }

    private AuditAction action(String target, String after) {
        return new AuditAction(
                Instant.now(),
                admin.id().value(),
                admin.email().value(),
                "thing.changed",
                target,
                JsonNodeFactory.instance.missingNode(),
                JsonNodeFactory.instance.textNode(after));
    }

    private static Map<String, String> read(String line) {
        return JsonMapper.shared().readValue(line, new TypeReference<Map<String, String>>() {});
    }
}
