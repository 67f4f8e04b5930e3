package io.teamclaw.lifecycle.people;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.people.Person.AccountState;
import io.teamclaw.lifecycle.users.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom somebody looks for; what is empty limits nothing.
 *
 * @param text part of the name or e-mail address, in any case
 * @param team theirs
 * @param role theirs
 * @param account how their account stands
 * @param workspace how their workspace stands
 */
public record PeopleFilter(
        String text,
        Optional<TeamId> team,
        Optional<Role> role,
        Optional<AccountState> account,
        Optional<WorkspaceFilter> workspace) {

    public static final PeopleFilter ALL =
            new PeopleFilter(
                    "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public PeopleFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    /** The same within one team. */
    public PeopleFilter within(TeamId only) {
        return new PeopleFilter(text, Optional.of(only), role, account, workspace);
    }

    /** Whether it limits anything. */
    public boolean isEmpty() {
        return equals(ALL);
    }

    boolean matches(Person person) {
        return (text.isEmpty()
                        || person.user().email().value().contains(text)
                        || person.user().name().toLowerCase(Locale.ROOT).contains(text))
                && team.map(person.user().teamId()::equals).orElse(true)
                && role.map(person.user().role()::equals).orElse(true)
                && account.map(person.account()::equals).orElse(true)
                && workspace.map(state -> state.covers(person.workspace())).orElse(true);
    }
}
