package io.teamclaw.stacks.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The four stacks of a deployment and an emulator to put them on. Terraform runs in each stack's
 * own folder, as it does for users. Prints how long each call took.
 */
public final class EmulatedPlatform {
    private final Synthesised synthesised;
    private final Map<StackName, Terraform> stacks = new EnumMap<>(StackName.class);

    private EmulatedPlatform(Synthesised synthesised) {
        this.synthesised = synthesised;
    }

    /** Synthesises the stacks and opens each one's state. */
    public static EmulatedPlatform of(Deployment deployment, MotoServer moto)
            throws IOException, InterruptedException {
        EmulatedPlatform platform = new EmulatedPlatform(Synthesised.of(deployment));
        for (StackName each : StackName.values()) {
            Path folder = platform.synthesised.folder(each);
            JsonNode stack = platform.synthesised.stack(each);
            new ObjectMapper()
                    .writeValue(
                            folder.resolve("emulator_override.tf.json").toFile(),
                            forEmulator(stack));
            Terraform terraform = Terraform.in(folder, moto.endpoint());
            // The bucket is a part of the emulator's path, not of its host name.
            terraform.init(
                    stack.at("/terraform/backend").has("s3")
                            ? new String[] {"-backend-config=use_path_style=true"}
                            : new String[0]);
            platform.stacks.put(each, terraform);
        }
        return platform;
    }

    /** What differs from production: how S3 is addressed, and for what there is no need to wait. */
    private static JsonNode forEmulator(JsonNode stack) {
        ObjectNode override = new ObjectMapper().createObjectNode();
        for (JsonNode provider : stack.path("provider").path("aws")) {
            ObjectNode emulated = override.withObject("/provider").withArray("aws").addObject();
            if (provider.has("alias")) {
                emulated.set("alias", provider.path("alias"));
            }
            emulated.put("s3_use_path_style", true).put("max_retries", 3);
        }
        String distribution = "aws_cloudfront_distribution";
        stack.path("resource")
                .path(distribution)
                .fieldNames()
                .forEachRemaining(
                        name ->
                                override.withObject("/resource/" + distribution + "/" + name)
                                        .put("wait_for_deployment", false));
        return override;
    }

    public Synthesised synthesised() {
        return synthesised;
    }

    /** Asks what is to do; exit code 0 is nothing, 2 something, all else an error. */
    public Terraform.Run plan(StackName stack) throws IOException, InterruptedException {
        return told(stacks.get(stack).plan()).succeeds();
    }

    /** Plans, then does what the plan says; fails if it cannot. */
    public void apply(StackName stack) throws IOException, InterruptedException {
        plan(stack);
        told(stacks.get(stack).applyPlan()).succeeds();
    }

    /** Does what the last plan said; may fail. */
    public Terraform.Run tryToApply(StackName stack) throws IOException, InterruptedException {
        return told(stacks.get(stack).applyPlan());
    }

    public void destroy(StackName stack) throws IOException, InterruptedException {
        told(stacks.get(stack).destroy()).succeeds();
    }

    /** A stack's state file, byte by byte. */
    public String state(StackName stack) throws IOException {
        return Files.readString(synthesised.folder(stack).resolve(stack.id() + ".tfstate"));
    }

    private static Terraform.Run told(Terraform.Run run) {
        System.err.printf("%s: %d s%n", run.name(), run.took().toSeconds());
        return run;
    }
}
