package io.teamclaw.stacks.iam;

import io.teamclaw.stacks.iam.PermissionTable.RoleRows;
import java.util.List;
import java.util.stream.Collectors;

/** The table in words, for whoever audits the platform: {@code docs/permissions.md}. */
final class PermissionsDocument {
    private static final String OPENING =
            """
            # Who may do what in AWS

            Every role of an environment, what it can do and what it is refused. A test asks IAM's rules about each line, with the
            policies that Terraform would deploy and the policies of the resources, and fails when one of them decides otherwise; a role
            that is not listed fails it too. This file is written from the test's table (`permissions.yaml` of the stacks' tests), in
            which the resources of each line stand in full.

            All roles are below `/teamclaw/{environment}/` and are trusted to the named service alone, for this account (Lambda does not
            say for which account it asks). No person and no other role can take them on; who takes on the sidecar's role is told there.
            """;

    private PermissionsDocument() {}

    static String of(PermissionTable table) {
        StringBuilder text = new StringBuilder(OPENING);
        table.roles().forEach((role, rows) -> text.append(section("## " + role, rows)));
        text.append("\n## Services of AWS, in their own name\n");
        table.services().forEach((service, rows) -> text.append(section("### " + service, rows)));
        text.append(
                """

                ## Nobody

                What no role of the platform can do, unless a line above names it for that role:

                """);
        text.append(list(table.nobody()));
        return text.toString();
    }

    private static String section(String heading, RoleRows rows) {
        return "\n"
                + heading
                + "\n\n"
                + rows.purpose()
                + (rows.takenOnBy().isEmpty() ? "" : " Taken on by `" + rows.takenOnBy() + "`.")
                + "\n\nCan:\n\n"
                + list(rows.rows().stream().filter(Permission::allowed).toList())
                + "\nCannot:\n\n"
                + list(rows.rows().stream().filter(each -> !each.allowed()).toList());
    }

    private static String list(List<Permission> rows) {
        return rows.stream()
                .map(each -> "- " + each.what() + ": " + actions(each) + "\n")
                .collect(Collectors.joining());
    }

    private static String actions(Permission row) {
        return row.actions().stream()
                .map(each -> "`" + each + "`")
                .collect(Collectors.joining(", "));
    }
}
