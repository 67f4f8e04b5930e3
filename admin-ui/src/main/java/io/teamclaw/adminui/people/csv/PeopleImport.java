package io.teamclaw.adminui.people.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.people.Many;
import io.teamclaw.adminui.people.TeamCatalogue;
import io.teamclaw.adminui.people.csv.ImportRow.Good;
import io.teamclaw.adminui.people.csv.ImportRow.Problem;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Adds the people of a CSV file, all or none: every row is checked before the first is written, and
 * what was written is taken back where one fails all the same.
 */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class PeopleImport {
    /** The largest file. 5,000 rows of ordinary length are a tenth of it. */
    public static final int MOST_BYTES = 4_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PeopleImport.class);

    private final UserStore users;
    private final PeopleDirectory directory;
    private final TeamCatalogue teams;
    private final AuditTrail audit;

    PeopleImport(
            UserStore users, PeopleDirectory directory, TeamCatalogue teams, AuditTrail audit) {
        this.users = users;
        this.directory = directory;
        this.teams = teams;
        this.audit = audit;
    }

    /** What the file comes to; nothing is written. One read for each address. */
    public ImportPreview preview(byte[] file) {
        return switch (PeopleCsv.read(file)) {
            case PeopleCsv.Content.Unreadable no -> new ImportPreview.Unreadable(no.why());
            case PeopleCsv.Content.Rows read -> new ImportPreview.Rows(check(read.rows()));
        };
    }

    private List<ImportRow> check(List<PeopleCsv.Row> rows) {
        Map<EmailAddress, Problem> known = new ConcurrentHashMap<>();
        List<EmailAddress> addresses =
                rows.stream()
                        .filter(row -> row.whole())
                        .flatMap(row -> address(row.fields().getFirst()).stream())
                        .distinct()
                        .toList();
        Many.forEach(addresses, email -> problem(email).ifPresent(what -> known.put(email, what)));
        // A team that was made a moment ago counts.
        teams.forget();
        RowCheck check = new RowCheck(teams.all(), email -> Optional.ofNullable(known.get(email)));
        return rows.stream().map(check::check).toList();
    }

    private Optional<Problem> problem(EmailAddress email) {
        return switch (users.stateOf(email)) {
            case FREE -> Optional.empty();
            case TAKEN -> Optional.of(Problem.EXISTS);
            case BLOCKED -> Optional.of(Problem.BLOCKED);
        };
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Adds everybody of a preview; nobody gets an e-mail.
     *
     * @throws IllegalArgumentException where a row is bad
     */
    public ImportOutcome run(ImportPreview.Rows preview) {
        if (!preview.bad().isEmpty()) {
            throw new IllegalArgumentException("A file with bad rows is not imported");
        }
        Map<EmailAddress, User> added = new ConcurrentHashMap<>();
        Map<EmailAddress, RuntimeException> failed = new ConcurrentHashMap<>();
        Many.forEach(
                preview.good(),
                row -> {
                    if (failed.isEmpty()) {
                        add(row, added, failed);
                    }
                });
        if (!failed.isEmpty()) {
            return undo(added, failed);
        }
        added.values().forEach(directory::written);
        audit.record(
                "person.many-imported",
                "people/import",
                JsonNodeFactory.instance.missingNode(),
                JsonNodeFactory.instance.objectNode().put("people", added.size()));
        return new ImportOutcome.Added(added.size());
    }

    private void add(
            Good row, Map<EmailAddress, User> added, Map<EmailAddress, RuntimeException> failed) {
        try {
            User user = users.invite(row.email(), row.name(), row.role(), row.team());
            added.put(row.email(), user);
        } catch (RuntimeException e) {
            failed.put(row.email(), e);
        }
    }

    private ImportOutcome undo(
            Map<EmailAddress, User> added, Map<EmailAddress, RuntimeException> failed) {
        failed.forEach((email, why) -> LOG.warn("A row of an import could not be written", why));
        Many.forEach(
                List.copyOf(added.values()),
                user -> {
                    try {
                        users.withdraw(user);
                        added.remove(user.email());
                    } catch (RuntimeException e) {
                        LOG.error("{} of a failed import could not be removed", user.id(), e);
                    }
                });
        added.values().forEach(directory::written);
        return added.isEmpty()
                ? new ImportOutcome.Undone(failed.keySet().iterator().next())
                : new ImportOutcome.HalfDone(List.copyOf(added.keySet()));
    }
}
