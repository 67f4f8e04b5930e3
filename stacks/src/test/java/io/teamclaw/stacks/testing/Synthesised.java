package io.teamclaw.stacks.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.Synthesis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The four stacks of a deployment as Terraform gets them. Make one for a test class, not for a
 * test.
 */
public final class Synthesised {
    private final Path folder;
    private final Map<StackName, JsonNode> stacks = new EnumMap<>(StackName.class);

    private Synthesised(Path folder) throws IOException {
        this.folder = folder;
        for (StackName each : StackName.values()) {
            Path file = folder(each).resolve("cdk.tf.json");
            stacks.put(each, new ObjectMapper().readTree(file.toFile()));
        }
    }

    /** One at a time: the process that cdktf runs in is shared by all tests. */
    public static synchronized Synthesised of(Deployment deployment) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "synthesised"));
            Path folder = Files.createTempDirectory(parent, deployment.names().platform());
            Synthesis.write(deployment, folder.toAbsolutePath());
            return new Synthesised(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document of a stack. */
    public JsonNode stack(StackName name) {
        return stacks.get(name);
    }

    /** The folder in which Terraform runs for a stack. */
    public Path folder(StackName name) {
        return folder.resolve("stacks").resolve(name.id());
    }

    /** A stack's resources of a type, e.g. {@code aws_vpc}, by their Terraform name. */
    public Map<String, JsonNode> resources(StackName name, String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        stack(name)
                .path("resource")
                .path(type)
                .fields()
                .forEachRemaining(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    /** All stacks' resources of a type, by {@code stack/name}. */
    public Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (StackName stack : StackName.values()) {
            resources(stack, type)
                    .forEach((name, resource) -> found.put(stack.id() + "/" + name, resource));
        }
        return found;
    }
}
