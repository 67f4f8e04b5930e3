package io.teamclaw.adminui.audit;

import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.audit.AuditPage;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.AuditRow;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.audit.ChainReport;
import io.teamclaw.lifecycle.audit.ChainVerifier;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserBatch;
import io.teamclaw.lifecycle.users.UserStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What administrators did, for administrators; reading it is not noted. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class AuditService {
    /** Rows of a page. */
    public static final int PAGE = 50;

    /** So many of the newest rows are verified whenever the log is looked at. */
    public static final int LATEST = 100;

    private final AuditStore store;
    private final UserStore users;
    private final UserBatch batch;
    private final TeamStore teams;
    private final AtomicReference<Optional<ChainReport>> verified =
            new AtomicReference<>(Optional.empty());

    AuditService(AuditStore store, UserStore users, UserBatch batch, TeamStore teams) {
        this.store = store;
        this.users = users;
        this.batch = batch;
        this.teams = teams;
    }

    /** Rows that fit, newest first: {@link #PAGE} at most. */
    public AuditPage page(AuditQuery query) {
        return store.search(query, PAGE);
    }

    /** The newest rows that fit. */
    public AuditPage newest(AuditQuery query, int limit) {
        return store.search(query, limit);
    }

    /** One row. */
    public Optional<AuditRow> find(long sequence) {
        return store.find(sequence);
    }

    /** A person's or a team's name, where the target is one that still exists. */
    public Optional<String> nameOf(AuditTarget target) {
        return target.kind().equals("team")
                ? team(target.id())
                : person(target).flatMap(users::find).map(User::name);
    }

    /**
     * The same of many, by their texts in the log: the people in one read, each team in another.
     * What has no name is left out.
     */
    public Map<String, String> namesOf(Collection<String> targets) {
        Map<String, AuditTarget> all =
                targets.stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), AuditTarget::parse));
        Map<UserId, User> found =
                batch.find(all.values().stream().flatMap(each -> person(each).stream()).toList());
        Map<String, String> names = new HashMap<>();
        all.forEach(
                (text, target) -> {
                    Optional<String> name =
                            target.kind().equals("team")
                                    ? team(target.id())
                                    : person(target).map(found::get).map(User::name);
                    name.ifPresent(known -> names.put(text, known));
                });
        return names;
    }

    private static Optional<UserId> person(AuditTarget target) {
        return switch (target.kind()) {
            case "person", "workspace" -> UserId.read(target.id());
            default -> Optional.empty();
        };
    }

    private Optional<String> team(String id) {
        try {
            return teams.find(new TeamId(id)).map(team -> team.name());
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** The id of who has an e-mail address now. */
    public Optional<UserId> personOf(String email) {
        try {
            return users.findByEmail(new EmailAddress(email.strip())).map(user -> user.id());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether the newest rows hang together. */
    public ChainReport latest() {
        List<AuditRow> rows = store.search(AuditQuery.EVERYTHING, LATEST + 1).rows().reversed();
        boolean whole = rows.size() <= LATEST;
        ChainVerifier verifier =
                whole ? new ChainVerifier(Optional.empty()) : ChainVerifier.behind(rows.getFirst());
        rows.stream().skip(whole ? 0 : 1).forEach(row -> verifier.accept(row.attributes()));
        return verifier.report();
    }

    /** What the last verification of everything found, since this process began. */
    public Optional<ChainReport> lastVerified() {
        return verified.get();
    }

    /**
     * Verifies everything in the background.
     *
     * @param progress rows looked at, of how many
     * @param done the report; empty where it was ended or the log could not be read
     * @return ends it when closed
     */
    public AutoCloseable verify(
            BiConsumer<Long, Long> progress, Consumer<Optional<ChainReport>> done) {
        ChainCheck check = new ChainCheck(store);
        check.begin(
                progress,
                report -> {
                    report.ifPresent(found -> verified.set(report));
                    done.accept(report);
                });
        return check;
    }

    /** Writes everything as JSON lines, oldest first. */
    public void exportLines(OutputStream out) throws IOException {
        AuditExport.lines(store, out);
    }

    /** Writes the rows that fit as CSV, newest first. */
    public void exportCsv(AuditQuery query, OutputStream out) throws IOException {
        AuditExport.csv(store, query, out);
    }
}
