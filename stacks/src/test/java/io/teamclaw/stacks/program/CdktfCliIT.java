package io.teamclaw.stacks.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** cdktf's own command line with the checkout's cdktf.json. */
class CdktfCliIT {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void writesWhatTheLauncherWrites(String environment) throws Exception {
        Path own = folder.resolve("own");
        Program.synth()
                .with("CDKTF_OUTDIR", own)
                .with("DEPLOY_ENV", environment)
                .with("TEAMCLAW_FUNCTIONS_JAR", Deployments.small().functions())
                .run()
                .succeeds();
        Path viaCli = folder.resolve("via-cli");
        cdktfSynth(viaCli).with("DEPLOY_ENV", environment).run().succeeds();

        assertThat(Program.filesBelow(viaCli)).isNotEmpty().isEqualTo(Program.filesBelow(own));
    }

    @Test
    void tellsWhyNothingWasSynthesised() throws Exception {
        Path output = folder.resolve("refused");

        Program.Ending ending = cdktfSynth(output).with("DEPLOY_ENV", "staging").run();

        assertThat(ending.exitCode()).isNotZero();
        assertThat(ending.out() + ending.errors()).contains("There is no environment staging");
        assertThat(output.resolve("stacks")).doesNotExist();
    }

    /**
     * It asks the mirror, not the network, for the provider, and nobody for its own newest version.
     */
    private Program cdktfSynth(Path output) throws Exception {
        Path terraform = folder.resolve("terraform.rc");
        Files.writeString(
                terraform,
                "provider_installation { filesystem_mirror { path = \"%s\" } }\n"
                        .formatted(TestTools.pluginMirror()));
        return Program.of(
                        TestTools.repositoryRoot(),
                        TestTools.cdktf().toString(),
                        "synth",
                        "--skip-provider-lock",
                        "--output",
                        output.toString())
                .with("TF_CLI_CONFIG_FILE", terraform)
                .with("TEAMCLAW_FUNCTIONS_JAR", Deployments.small().functions())
                .with("CHECKPOINT_DISABLE", "1")
                .with("CI", "1");
    }
}
