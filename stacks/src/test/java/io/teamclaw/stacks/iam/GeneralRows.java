package io.teamclaw.stacks.iam;

import io.teamclaw.stacks.iam.PermissionTable.RoleRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows that follow from the table for every role. */
final class GeneralRows {
    private static final List<String> SERVICES =
            List.of(
                    "backup.amazonaws.com",
                    "ec2.amazonaws.com",
                    "ecs-tasks.amazonaws.com",
                    "lambda.amazonaws.com",
                    "scheduler.amazonaws.com",
                    "vpc-flow-logs.amazonaws.com");

    /** Lambda takes a role on without saying for whom, so that no trust policy can ask it. */
    private static final String SAYS_NO_ACCOUNT = "lambda.amazonaws.com";

    private static final String FOREIGN_ACCOUNT = "999999999999";

    private GeneralRows() {}

    /** What nobody can do, less what the table allows this role. */
    static List<Permission> nobody(PermissionTable table, String role, RoleRows own) {
        List<Permission> rows = new ArrayList<>();
        for (Permission row : table.nobody()) {
            for (String action : row.actions()) {
                List<String> resources =
                        row.resources().stream()
                                .filter(each -> !allows(own, action, each))
                                .toList();
                rows.add(
                        new Permission(
                                role,
                                row.what(),
                                List.of(action),
                                resources,
                                row.context(),
                                false));
            }
        }
        return rows;
    }

    private static boolean allows(RoleRows own, String action, String resource) {
        return own.rows().stream()
                .anyMatch(
                        each ->
                                each.allowed()
                                        && each.actions().contains(action)
                                        && each.resources().contains(resource));
    }

    /** Only the service of the table takes the role on, only for this account; and no person. */
    static List<Permission> trust(String role, RoleRows own) {
        List<Permission> rows = new ArrayList<>();
        for (String service : SERVICES) {
            boolean trusted = service.equals(own.takenOnBy());
            rows.add(takeOn(role, service, saying(own, "{account}"), trusted));
            if (!service.equals(SAYS_NO_ACCOUNT)) {
                rows.add(takeOn(role, service, saying(own, FOREIGN_ACCOUNT), false));
            }
            if (!own.takenOnWith().isEmpty()) {
                rows.add(takeOn(role, service, Map.of("aws:SourceAccount", "{account}"), false));
            }
        }
        rows.add(takeOn(role, LeastPrivilege.ADMINISTRATOR, Map.of(), false));
        rows.add(takeOn(role, LeastPrivilege.STRANGER, Map.of(), false));
        return rows;
    }

    private static Map<String, Object> saying(RoleRows own, String account) {
        Map<String, Object> context = new TreeMap<>(own.takenOnWith());
        context.put("aws:SourceAccount", account);
        return context;
    }

    private static Permission takeOn(
            String role, String caller, Map<String, Object> context, boolean allowed) {
        return new Permission(
                caller,
                "take on the role " + role,
                List.of(AssumeRole.ACTION),
                List.of("{role:" + role + "}"),
                context,
                allowed);
    }
}
