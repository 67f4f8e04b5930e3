package io.teamclaw.adminui.people.csv;

import io.teamclaw.adminui.people.PersonForm;
import io.teamclaw.adminui.people.csv.ImportRow.Problem;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says of each row of one file, in its order, what is wrong with it. */
final class RowCheck {
    private final List<Team> teams;
    private final Function<EmailAddress, Optional<Problem>> known;
    private final Set<EmailAddress> seen = new HashSet<>();

    /**
     * @param teams all there are
     * @param known what stands against an address: somebody has it, or it is blocked
     */
    RowCheck(List<Team> teams, Function<EmailAddress, Optional<Problem>> known) {
        this.teams = teams;
        this.known = known;
    }

    ImportRow check(PeopleCsv.Row row) {
        if (!row.whole()) {
            return new ImportRow.Bad(row.number(), row.fields(), List.of(Problem.WRONG_FIELDS));
        }
        List<Problem> problems = new ArrayList<>();
        Optional<EmailAddress> email = email(row.fields().get(0));
        email.ifPresentOrElse(
                address -> {
                    if (!seen.add(address)) {
                        problems.add(Problem.DUPLICATE);
                    }
                    known.apply(address).ifPresent(problems::add);
                },
                () -> problems.add(Problem.BAD_EMAIL));
        String name = row.fields().get(1);
        if (name.isEmpty() || name.length() > PersonForm.LONGEST_NAME) {
            problems.add(Problem.BAD_NAME);
        }
        Optional<Role> role = role(row.fields().get(2));
        if (role.isEmpty()) {
            problems.add(Problem.UNKNOWN_ROLE);
        }
        Optional<TeamId> team = team(row.fields().get(3));
        if (team.isEmpty()) {
            problems.add(Problem.UNKNOWN_TEAM);
        }
        return problems.isEmpty()
                ? new ImportRow.Good(
                        row.number(),
                        row.fields(),
                        email.orElseThrow(),
                        name,
                        role.orElseThrow(),
                        team.orElseThrow())
                : new ImportRow.Bad(row.number(), row.fields(), List.copyOf(problems));
    }

    private static Optional<EmailAddress> email(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Nothing is an employee; {@code Team lead} is as good as {@code team_lead}. */
    private static Optional<Role> role(String text) {
        if (text.isEmpty()) {
            return Optional.of(Role.EMPLOYEE);
        }
        try {
            return Optional.of(
                    Role.ofWireValue(text.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** By name or id; nothing is the default team. */
    private Optional<TeamId> team(String text) {
        if (text.isEmpty()) {
            return Optional.of(Team.DEFAULT);
        }
        return teams.stream()
                .filter(Team::isOpen)
                .filter(
                        team ->
                                team.name().equalsIgnoreCase(text)
                                        || team.id().value().equals(text))
                .map(Team::id)
                .findFirst();
    }
}
