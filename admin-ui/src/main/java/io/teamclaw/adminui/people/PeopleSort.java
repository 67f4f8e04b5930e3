package io.teamclaw.adminui.people;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Comparator;
import java.util.Map;

/**
 * The order of a list of people.
 *
 * @param by the column
 * @param descending whether the last comes first
 */
public record PeopleSort(By by, boolean descending) {
    public static final PeopleSort BY_NAME = new PeopleSort(By.NAME, false);

    /** What a list can be sorted by. */
    public enum By {
        NAME,
        EMAIL,
        TEAM,
        ROLE,
        ACCOUNT,
        WORKSPACE,
        SINCE
    }

    /** Whoever is alike otherwise follows by e-mail address, which nobody shares. */
    Comparator<Person> comparator(Map<TeamId, String> teamNames) {
        Comparator<Person> order =
                switch (by) {
                    case NAME ->
                            Comparator.comparing(
                                    person -> person.user().name(), String.CASE_INSENSITIVE_ORDER);
                    case EMAIL -> Comparator.comparing(person -> person.user().email().value());
                    case TEAM ->
                            Comparator.comparing(
                                    person -> teamNames.getOrDefault(person.user().teamId(), ""),
                                    String.CASE_INSENSITIVE_ORDER);
                    case ROLE -> Comparator.comparing(person -> person.user().role());
                    case ACCOUNT -> Comparator.comparing(Person::account);
                    case WORKSPACE ->
                            Comparator.comparing(
                                    person -> person.workspace().map(PeopleSort::rank).orElse(9));
                    case SINCE -> Comparator.comparing(person -> person.user().createdAt());
                };
        return (descending ? order.reversed() : order)
                .thenComparing(person -> person.user().email().value());
    }

    private static int rank(WorkspaceState state) {
        return switch (state) {
            case FAILED -> 0;
            case RUNNING -> 1;
            case STARTING -> 2;
            case PROVISIONING -> 3;
            case STOPPING -> 4;
            case STOPPED, ABSENT -> 9;
        };
    }
}
