package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The values that Terraform would put in the place of references, the same in each run: what stands
 * in the configuration, SSM parameters as the stack that publishes them sets them, and for what
 * only AWS knows a sample of {@code attributes.properties}. A reference that none of these knows
 * ends the test with its name.
 */
final class TerraformValues {
    private static final Pattern REFERENCE =
            Pattern.compile("((?:data\\.)?aws_\\w+)\\.([\\w-]+)\\.(\\w+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+|~)}");
    private static final Properties ATTRIBUTES = attributes();

    private final Synthesised synthesised;
    private final Deployment deployment;

    TerraformValues(Synthesised synthesised, Deployment deployment) {
        this.synthesised = synthesised;
        this.deployment = deployment;
    }

    /** A string of a stack's configuration as AWS would get it. */
    String resolve(StackName stack, String template) {
        return Templates.fill(template, reference -> value(stack, reference));
    }

    /** What an SSM parameter is set to by the stack that publishes it. */
    String parameter(String name) {
        for (StackName stack : StackName.values()) {
            for (JsonNode each : synthesised.resources(stack, "aws_ssm_parameter").values()) {
                if (resolve(stack, each.path("name").asText()).equals(name)) {
                    return resolve(stack, each.path("value").asText());
                }
            }
        }
        throw new AssertionError("No stack publishes the SSM parameter " + name);
    }

    private String value(StackName stack, String reference) {
        MatchResult parts =
                REFERENCE
                        .matcher(reference)
                        .results()
                        .filter(each -> each.group().equals(reference))
                        .findFirst()
                        .orElseThrow(() -> unknown(stack, reference));
        JsonNode resource = resource(stack, parts.group(1), parts.group(2));
        if (resource.isMissingNode()) {
            throw unknown(stack, reference);
        }
        return attribute(stack, parts, resource);
    }

    private String attribute(StackName stack, MatchResult reference, JsonNode resource) {
        String type = reference.group(1);
        String name = reference.group(3);
        if (type.equals("data.aws_ssm_parameter") && name.equals("value")) {
            return parameter(resolve(stack, resource.path("name").asText()));
        }
        if (resource.path(name).isTextual()) {
            return resolve(stack, resource.path(name).asText());
        }
        String sample = ATTRIBUTES.getProperty(type + "." + name);
        if (sample == null) {
            throw unknown(stack, reference.group());
        }
        return PLACEHOLDER
                .matcher(sample)
                .replaceAll(each -> part(stack, reference, resource, each.group(1)));
    }

    private String part(StackName stack, MatchResult reference, JsonNode resource, String name) {
        return switch (name) {
            case "region" -> deployment.settings().region();
            case "account" -> deployment.settings().account();
            case "~" -> "%08x".formatted((stack + "." + reference.group(2)).hashCode());
            default -> {
                if (!resource.path(name).isTextual()) {
                    throw unknown(stack, reference.group() + " (by its " + name + ")");
                }
                yield resolve(stack, resource.path(name).asText());
            }
        };
    }

    private JsonNode resource(StackName stack, String type, String name) {
        JsonNode document = synthesised.stack(stack);
        return type.startsWith("data.")
                ? document.path("data").path(type.substring("data.".length())).path(name)
                : document.path("resource").path(type).path(name);
    }

    private static AssertionError unknown(StackName stack, String reference) {
        return new AssertionError(
                "The value of %s in the %s stack is not known: name a sample in attributes.properties"
                        .formatted(reference, stack.id()));
    }

    private static Properties attributes() {
        try (InputStream file =
                TerraformValues.class.getResourceAsStream("attributes.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
