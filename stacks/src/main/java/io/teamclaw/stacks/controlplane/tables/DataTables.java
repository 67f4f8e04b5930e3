package io.teamclaw.stacks.controlplane.tables;

import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import java.util.HashMap;
import java.util.Map;
import software.constructs.Construct;

/** Every table that an installation has. */
public final class DataTables extends Construct {
    private final Map<TableDefinition, DataTable> tables = new HashMap<>();

    /**
     * @param keyArn of the platform's KMS key
     */
    public DataTables(Construct scope, Deployment deployment, String keyArn) {
        super(scope, "tables");
        for (TableDefinition each : Tables.all()) {
            tables.put(each, new DataTable(this, deployment, each, keyArn));
        }
    }

    /** ARN of the stream of a table that has one. */
    public String streamArn(TableDefinition table) {
        return tables.get(table).streamArn();
    }
}
