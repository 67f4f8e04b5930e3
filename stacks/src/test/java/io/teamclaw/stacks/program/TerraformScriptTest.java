package io.teamclaw.stacks.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code stacks/terraform.sh} has Terraform do; one that writes down its calls stands for it.
 */
class TerraformScriptTest {
    @TempDir Path project;
    private Path calls;

    @BeforeEach
    void layAProject() throws IOException {
        calls = Files.createFile(project.resolve("calls.txt"));
        Path stacks = Files.createDirectory(project.resolve("stacks"));
        Path script = TestTools.repositoryRoot().resolve("stacks/terraform.sh");
        Files.copy(script, stacks.resolve("terraform.sh"), StandardCopyOption.COPY_ATTRIBUTES);
        write(stacks.resolve("synth.sh"), "mkdir -p \"$CDKTF_OUTDIR\" && exit $SYNTHESIS");
        write(
                Files.createDirectory(project.resolve("bin")).resolve("terraform"),
                """
                folder=${1#-chdir=*/terraform.out/}; folder=${folder#dev/stacks/}; shift
                echo "$folder $*" >> "$CALLS"
                [ "$folder $1" != "$FAIL" ]
                """);
    }

    @Test
    void deploysTheStacksInTheirOrder() throws Exception {
        Program.Ending ending = terraform("deploy").with("AUTO_APPROVE", "1").run().succeeds();

        assertThat(ending.errors().lines())
                .last()
                .asString()
                .contains("`make status DEPLOY_ENV=dev` tells when all is up");

        assertThat(calls())
                .containsExactly(
                        "foundation init -reconfigure -input=false",
                        "foundation apply -input=false -auto-approve",
                        "cluster init -reconfigure -input=false",
                        "cluster apply -input=false -auto-approve",
                        "control-plane init -reconfigure -input=false",
                        "control-plane apply -input=false -auto-approve",
                        "admin init -reconfigure -input=false",
                        "admin apply -input=false -auto-approve");
    }

    @Test
    void destroysThemBackwards() throws Exception {
        terraform("destroy").with("AUTO_APPROVE", "1").run().succeeds();

        assertThat(calls().stream().filter(each -> each.contains("destroy")))
                .extracting(each -> each.split(" ")[0])
                .containsExactly("admin", "control-plane", "cluster", "foundation");
    }

    @Test
    void plansOneStackWithTheProviderOfAMirror() throws Exception {
        terraform("plan").with("STACK", "cluster").with("TF_PLUGIN_MIRROR", "/m").run().succeeds();

        assertThat(calls())
                .containsExactly(
                        "cluster init -reconfigure -input=false -plugin-dir=/m",
                        "cluster plan -input=false -out=kept.tfplan");
    }

    @Test
    void goesNoFurtherThanWhatFails() throws Exception {
        Program.Ending ending =
                terraform("deploy").with("AUTO_APPROVE", "1").with("FAIL", "cluster apply").run();

        assertThat(ending.exitCode()).isEqualTo(1);
        assertThat(ending.errors())
                .contains("cluster reads what the stacks before it publish")
                .doesNotContain("make bootstrap");
        assertThat(calls()).last().asString().startsWith("cluster apply");
    }

    @ParameterizedTest
    @CsvSource({"plan, plan", "diff, plan", "deploy, apply"})
    void saysOfTheFirstStackThatFailsWhatMakesTheSecretsItLooksUp(String verb, String call)
            throws Exception {
        Program.Ending ending =
                terraform(verb).with("AUTO_APPROVE", "1").with("FAIL", "foundation " + call).run();

        assertThat(ending.exitCode()).isEqualTo(1);
        assertThat(ending.errors())
                .contains("`make bootstrap DEPLOY_ENV=dev` makes what foundation looks up")
                .doesNotContain("the stacks before it");
    }

    @Test
    void runsNothingOnUnfitSettings() throws Exception {
        Program.Ending ending = terraform("plan").with("SYNTHESIS", 2).run();

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(calls()).isEmpty();
    }

    @Test
    void saysThatTheStateMayNotBeThereYet() throws Exception {
        Program.Ending ending = terraform("plan").with("FAIL", "foundation init").run();

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.errors()).contains("`make bootstrap DEPLOY_ENV=dev`");
    }

    @Test
    void refusesAnUnknownStackAndAVerbWithoutAYesBeforeAnythingElse() throws Exception {
        assertRefused(
                terraform("plan").with("STACK", "edge"),
                "There is no stack edge: STACK is foundation, cluster, control-plane or admin");
        assertRefused(terraform("deploy"), "deploy asks for a yes, and nobody is there to give it");
        assertRefused(terraform("apply"), "terraform.sh knows plan, deploy, destroy and diff");
    }

    private void assertRefused(Program program, String line) throws Exception {
        Program.Ending ending = program.run();

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.errors()).startsWith(line).hasLineCount(1);
        assertThat(calls()).isEmpty();
        assertThat(project.resolve("terraform.out")).doesNotExist();
    }

    private Program terraform(String verb) {
        return Program.of(project, project.resolve("stacks/terraform.sh").toString(), verb)
                .with("PATH", project.resolve("bin") + ":" + System.getenv("PATH"))
                .with("CALLS", calls)
                .with("FAIL", "")
                .with("SYNTHESIS", 0);
    }

    private static void write(Path program, String script) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }
}
