package io.teamclaw.local.workspace;

import io.teamclaw.config.openclaw.BootstrapFiles;
import io.teamclaw.config.openclaw.ConfigTiers;
import java.io.IOException;

/**
 * What one run of a workspace reads: its configuration and its bootstrap files.
 *
 * @param folder where they stand
 * @param commands of this run; they say which providers have keys
 * @param tiers as they were at the start: a change of theirs takes effect at the next one
 */
record AgentFiles(WorkspaceFolder folder, WorkspaceCommands commands, ConfigTiers tiers) {

    void write() throws IOException {
        folder.create();
        folder.clearLogs();
        refreshConfig();
        folder.writeBootstrapFiles(BootstrapFiles.join(tiers.bootstrap()));
    }

    /**
     * Writes the configuration anew if the providers that have keys are others now: they decide the
     * models. OpenClaw watches the file and changes models without a restart.
     */
    void refreshConfig() throws IOException {
        folder.writeConfig(commands.config(tiers));
    }
}
