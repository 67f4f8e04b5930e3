package io.teamclaw.stacks.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar and its launcher, as make and cdktf run them. */
class SynthIT {
    private static final Path GIVEN = TestTools.repositoryRoot().resolve("config/environments");

    @TempDir Path folder;
    private Path environments;
    private Path output;

    @BeforeEach
    void layFolders() throws IOException {
        environments = Files.createDirectory(folder.resolve("environments"));
        output = folder.resolve("not/there/yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nat: one              | nats: one               | test.yaml: network.nats is not known; known are [cidr, interface-endpoints, nat, zones]
            cidr: 10.20.0.0/16    | cidr: 10.20.0.0/8       | test.yaml: network.cidr is unfit: expected is a private IPv4 network of /16 to /20
            routing: router       | routing: alb            | test.yaml: domain is missing: routing alb signs people in at the load balancer
            """)
    void unfitSettingsEndWithOneLineAndNothingIsWritten(String setting, String instead, String line)
            throws Exception {
        write("test", dev().replace(setting, instead));

        assertRefused(synth("test"), line);
    }

    @Test
    void anUnknownEnvironmentEndsWithOneLineThatListsTheOthers() throws Exception {
        write("dev", dev());
        write("prod", dev());

        assertRefused(
                synth("staging"),
                "There is no environment staging: " + environments + " holds [dev, prod]");
    }

    @Test
    void functionsThatAreNotBuiltEndWithOneLine() throws Exception {
        write("test", dev());

        assertRefused(
                synth("test").with("TEAMCLAW_FUNCTIONS_JAR", folder.resolve("none.jar")),
                "The functions' jar " + folder.resolve("none.jar") + " is not there: `make build`");
    }

    @Test
    void anUnknownCommandEndsWithOneLineThatListsThem() throws Exception {
        assertRefused(
                Program.synth("deploy").with("CDKTF_OUTDIR", output),
                "There is no command deploy; commands are synth (");
    }

    @Test
    void aThirdEnvironmentIsOneFileAndTwiceSynthesisedIsTheSameByteForByte() throws Exception {
        write("third", dev());

        assertThat(synth("third").run().succeeds().out())
                .startsWith("third in " + output)
                .contains("foundation", "cluster", "control-plane", "admin");
        Path again = folder.resolve("again");
        synth("third").with("CDKTF_OUTDIR", again).run().succeeds();

        assertThat(Program.filesBelow(output))
                .isNotEmpty()
                .isEqualTo(Program.filesBelow(again))
                .containsKey("stacks/control-plane/cdk.tf.json");
        assertThat(stack(StackName.CLUSTER).toString()).contains("teamclaw-third");
    }

    @Test
    void localStateOfEachEnvironmentLiesOutsideOfWhatIsSynthesised() throws Exception {
        write("test", dev().replace("state: s3", "state: local"));

        synth("test").run().succeeds();

        for (StackName each : StackName.values()) {
            assertThat(Path.of(stack(each).at("/terraform/backend/local/path").asText()))
                    .isEqualTo(
                            TestTools.repositoryRoot()
                                    .resolve("terraform-state/test")
                                    .resolve(each.id() + ".tfstate"));
        }
    }

    private void assertRefused(Program program, String line) throws Exception {
        Program.Ending ending = program.run();

        assertThat(ending.errors()).startsWith(line).hasLineCount(1);
        assertThat(ending.out()).isEmpty();
        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    private Program synth(String environment) {
        return Program.synth()
                .with("CDKTF_OUTDIR", output)
                .with("DEPLOY_ENV", environment)
                .with("TEAMCLAW_ENVIRONMENTS", environments)
                .with("TEAMCLAW_FUNCTIONS_JAR", Deployments.small().functions());
    }

    private JsonNode stack(StackName name) throws IOException {
        Path file = output.resolve("stacks").resolve(name.id()).resolve("cdk.tf.json");
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String dev() throws IOException {
        return Files.readString(GIVEN.resolve("dev.yaml"));
    }

    private void write(String environment, String yaml) throws IOException {
        Files.writeString(environments.resolve(environment + ".yaml"), yaml);
    }
}
