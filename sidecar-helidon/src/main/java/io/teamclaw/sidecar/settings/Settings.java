package io.teamclaw.sidecar.settings;

import java.util.Map;

/**
 * What a sidecar is started with; the environment is its only source. Each part names its variables
 * and reads them.
 */
public record Settings(
        ListenSettings listen,
        KeySettings keys,
        UsageSettings usage,
        OwnerSettings owner,
        UpstreamSettings upstream,
        PolicySettings policy,
        OperationsSettings operations,
        RoleSettings role) {

    /**
     * Reads them from environment variables. A blank variable counts as absent.
     *
     * @throws InvalidSettingsException naming the variable
     */
    public static Settings of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new Settings(
                ListenSettings.of(variables),
                KeySettings.of(variables),
                UsageSettings.of(variables),
                OwnerSettings.of(variables),
                UpstreamSettings.of(variables),
                PolicySettings.of(variables),
                OperationsSettings.of(variables),
                RoleSettings.of(variables));
    }
}
