package io.teamclaw.local.launcher;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.table.Tables;
import io.teamclaw.local.dynamodb.DynamoDbOnDisk;
import java.nio.file.Path;
import java.util.Map;

/** What every sidecar on this machine is told; each gets its port and its owner besides. */
final class SidecarEnvironment {
    private SidecarEnvironment() {}

    static Map<String, String> of(
            DynamoDbOnDisk database, String environment, KeyPoolFile keyPool, Path overlay) {
        return Map.of(
                "CONFIG_TABLE_NAME", Tables.CONFIG.physicalName(environment),
                "KEY_POOL_FILE", keyPool.path().toString(),
                "SIDECAR_PROVIDERS_FILE", overlay.toString(),
                "USAGE_TABLE_NAME", Tables.USAGE.physicalName(environment),
                "KEY_STATES_TABLE_NAME", Tables.KEY_STATES.physicalName(environment),
                "AWS_ENDPOINT_URL", database.endpoint().toString(),
                "AWS_REGION", DynamoDbOnDisk.REGION,
                "AWS_ACCESS_KEY_ID", DynamoDbOnDisk.ACCESS_KEY_ID,
                "AWS_SECRET_ACCESS_KEY", DynamoDbOnDisk.SECRET_ACCESS_KEY);
    }
}
