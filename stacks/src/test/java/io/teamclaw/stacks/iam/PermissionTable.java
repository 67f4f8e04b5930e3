package io.teamclaw.stacks.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code permissions.yaml}: what each role can and cannot do.
 *
 * @param names short names of resources, see there
 * @param roles by part of the platform, in the order of the file
 * @param services of AWS that act in their own name, by their principal
 * @param nobody what no role can do, unless a row of its own allows it
 */
record PermissionTable(
        Map<String, String> names,
        Map<String, RoleRows> roles,
        Map<String, RoleRows> services,
        List<Permission> nobody) {

    /**
     * What the table says of a role.
     *
     * @param purpose in words
     * @param takenOnBy the service that it trusts; empty where rows say who takes it on
     * @param takenOnWith what the service says when it takes the role on, besides the account
     * @param inVpc whether its requests go through the VPC and its endpoints
     * @param session tags of the session in which its work is done
     */
    record RoleRows(
            String purpose,
            String takenOnBy,
            Map<String, Object> takenOnWith,
            boolean inVpc,
            Map<String, String> session,
            List<Permission> rows) {}

    static PermissionTable read() {
        try (InputStream file = PermissionTable.class.getResourceAsStream("permissions.yaml")) {
            LoaderOptions options = new LoaderOptions();
            // Rows share their lists of actions and resources.
            options.setMaxAliasesForCollections(500);
            Map<String, Object> yaml = map(new Yaml(new SafeConstructor(options)).load(file));
            return new PermissionTable(
                    texts(yaml.get("names")),
                    callers(yaml.get("roles")),
                    callers(yaml.get("services")),
                    rows("nobody", yaml.get("nobody"), false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Permission> rows() {
        return Stream.concat(roles.values().stream(), services.values().stream())
                .flatMap(each -> each.rows().stream())
                .toList();
    }

    private static Map<String, RoleRows> callers(Object yaml) {
        Map<String, RoleRows> callers = new LinkedHashMap<>();
        map(yaml).forEach((name, rows) -> callers.put(name, role(name, map(rows))));
        return callers;
    }

    private static RoleRows role(String role, Map<String, Object> yaml) {
        List<Permission> rows = new ArrayList<>(rows(role, yaml.get("can"), true));
        rows.addAll(rows(role, yaml.get("cannot"), false));
        return new RoleRows(
                text(yaml.get("purpose")),
                text(yaml.getOrDefault("takenOnBy", "")),
                map(yaml.getOrDefault("takenOnWith", Map.of())),
                Boolean.TRUE.equals(yaml.get("inVpc")),
                texts(yaml.get("session")),
                rows);
    }

    private static List<Permission> rows(String role, Object yaml, boolean allowed) {
        List<Permission> rows = new ArrayList<>();
        if (yaml instanceof List<?> list) {
            list.forEach(each -> rows.add(row(role, map(each), allowed)));
        }
        return rows;
    }

    private static Permission row(String role, Map<String, Object> yaml, boolean allowed) {
        if (!Set.of("what", "action", "resource", "with").containsAll(yaml.keySet())
                || !yaml.keySet().containsAll(Set.of("what", "action", "resource"))) {
            throw new AssertionError("permissions.yaml, " + role + ", has an odd row: " + yaml);
        }
        return new Permission(
                role,
                text(yaml.get("what")),
                list(yaml.get("action")),
                list(yaml.get("resource")),
                map(yaml.getOrDefault("with", Map.of())),
                allowed);
    }

    private static Map<String, Object> map(Object yaml) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) yaml).forEach((key, value) -> map.put(text(key), value));
        return map;
    }

    private static Map<String, String> texts(Object yaml) {
        Map<String, String> texts = new TreeMap<>();
        if (yaml != null) {
            map(yaml).forEach((key, value) -> texts.put(key, text(value)));
        }
        return texts;
    }

    private static List<String> list(Object yaml) {
        return yaml instanceof List<?> list
                ? list.stream().map(PermissionTable::text).toList()
                : List.of(text(yaml));
    }

    private static String text(Object yaml) {
        return String.valueOf(yaml);
    }
}
