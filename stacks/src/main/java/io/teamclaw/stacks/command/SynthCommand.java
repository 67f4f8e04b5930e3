package io.teamclaw.stacks.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.Synthesis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the Terraform of an environment's four stacks to {@code CDKTF_OUTDIR}, as cdktf calls it,
 * or {@code cdktf.out}.
 */
public final class SynthCommand implements Command {
    @Override
    public String name() {
        return "synth";
    }

    @Override
    public String summary() {
        return "writes the Terraform of an environment's stacks";
    }

    @Override
    public int run(List<String> arguments, Surroundings surroundings) {
        if (!arguments.isEmpty()) {
            throw new Refusal("synth takes no arguments; DEPLOY_ENV names the environment");
        }
        // First all that may be refused: the app begins to write as soon as it is made.
        Deployment deployment = surroundings.deployment();
        Path folder = Path.of(surroundings.variable("CDKTF_OUTDIR").orElse("cdktf.out"));
        Synthesis.write(deployment, folder);

        surroundings.out().println(deployment.settings().environment() + " in " + folder + ":");
        for (StackName stack : StackName.values()) {
            surroundings
                    .out()
                    .printf("  %-14s %3d resources%n", stack.id(), resources(folder, stack));
        }
        return DONE;
    }

    private static int resources(Path folder, StackName stack) {
        Path file = folder.resolve("stacks").resolve(stack.id()).resolve("cdk.tf.json");
        try {
            int count = 0;
            for (JsonNode type : new ObjectMapper().readTree(file.toFile()).path("resource")) {
                count += type.size();
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
