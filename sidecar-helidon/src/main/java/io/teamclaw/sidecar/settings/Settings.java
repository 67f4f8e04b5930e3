package io.teamclaw.sidecar.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a sidecar is started with; the environment is its only source.
 *
 * @param host loopback address to listen on ({@code SIDECAR_HOST})
 * @param port port to listen on, 0 for any that is free ({@code SIDECAR_PORT})
 * @param keyPool {@code KEY_POOL_FILE} or {@code API_KEYS_SECRET_ARN}
 * @param usageTable DynamoDB table ({@code USAGE_TABLE_NAME}); empty: usage goes to standard output
 * @param usageKept how long a usage row is kept ({@code USAGE_RETENTION_DAYS})
 * @param userId whose agent this is ({@code USER_ID})
 * @param teamId who pays, if the person has a team ({@code TEAM_ID})
 * @param providersFile laid over the registry ({@code SIDECAR_PROVIDERS_FILE})
 * @param upstreamIdle how long a provider may keep silent ({@code SIDECAR_UPSTREAM_IDLE_SECONDS})
 */
public record Settings(
        String host,
        int port,
        KeyPoolLocation keyPool,
        Optional<String> usageTable,
        Duration usageKept,
        UserId userId,
        Optional<TeamId> teamId,
        Optional<Path> providersFile,
        Duration upstreamIdle) {}
