package io.teamclaw.stacks.admin.alarm;

import static io.teamclaw.stacks.admin.alarm.PlatformAlarms.SHORTLY;

import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alarms of tables, files and secrets. */
final class DataAlarms {
    private DataAlarms() {}

    static List<Alarm> of(PlatformMetrics metrics, ResourceNames names) {
        List<Alarm> alarms = new ArrayList<>();
        Tables.all().forEach(table -> alarms.add(throttles(metrics, table)));
        alarms.add(systemErrors(names));
        alarms.add(
                Alarm.of(
                        "file-system-busy",
                        metrics.fileSystem("PercentIOLimit"),
                        Condition.atLeast(80, SHORTLY, 3),
                        "The workspaces' file system is near what it can do at once, so agents"
                                + " get slow. See in the dashboard how many workspaces run and"
                                + " look for one that reads or writes without end."));
        alarms.add(
                Alarm.of(
                        "secret-failures",
                        metrics.secretFailures(),
                        Condition.atLeast(3, SHORTLY, 1),
                        "Sidecars or the portal could not read or write a secret, or the key pool"
                                + " is malformed. Running sidecars keep the keys they have, new"
                                + " workspaces get none. Look for \"key pool\" and"
                                + " \"secretsmanager\" in the log groups workspaces and admin."));
        return alarms;
    }

    private static Alarm throttles(PlatformMetrics metrics, TableDefinition table) {
        return new Alarm(
                "table-" + table.name() + "-throttles",
                new Measure.Computed(
                        "FILL(reads, 0) + FILL(writes, 0)",
                        new TreeMap<>(
                                Map.of(
                                        "reads",
                                        metrics.table(table, "ReadThrottleEvents"),
                                        "writes",
                                        metrics.table(table, "WriteThrottleEvents")))),
                Condition.atLeast(10, SHORTLY, 2),
                "DynamoDB refuses calls to the table %s, which pays on demand: one key is read or written too often, or the load grew more than twofold at once. Callers repeat; look for who writes one key."
                        .formatted(table.name()));
    }

    /** DynamoDB counts these by operation only; a query adds them up over all tables. */
    private static Alarm systemErrors(ResourceNames names) {
        String tables =
                Tables.all().stream()
                        .map(table -> "TableName = '" + names.of(table) + "'")
                        .collect(Collectors.joining(" OR "));
        return new Alarm(
                "tables-system-errors",
                new Measure.Computed(
                        "SELECT SUM(SystemErrors) FROM SCHEMA(\"AWS/DynamoDB\", TableName, Operation) WHERE "
                                + tables,
                        new TreeMap<>()),
                Condition.atLeast(5, SHORTLY, 1),
                "DynamoDB itself failed. Callers repeat; see the AWS Health Dashboard of the region and wait.");
    }
}
