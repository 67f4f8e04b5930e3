package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.testing.Deployments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** IAM's decisions by {@code @cloud-copilot/iam-simulate}, in one Node until it is closed. */
final class PolicySimulator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path script;
    private final Process node;
    private final Writer questions;
    private final BufferedReader answers;

    private PolicySimulator(Path script, Process node) {
        this.script = script;
        this.node = node;
        this.questions = node.outputWriter(StandardCharsets.UTF_8);
        this.answers = node.inputReader(StandardCharsets.UTF_8);
    }

    static PolicySimulator start() {
        TestTools.npmPackage("@cloud-copilot/iam-simulate");
        try (InputStream source = PolicySimulator.class.getResourceAsStream("simulate.mjs")) {
            Path script = Files.createTempFile("simulate", ".mjs");
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            Process node =
                    new ProcessBuilder(
                                    TestTools.node().toString(),
                                    script.toString(),
                                    TestTools.npmFolder().toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return new PolicySimulator(script, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each request is allowed, in their order; one that makes no sense ends the test. */
    List<Boolean> decide(List<SimulatedRequest> requests) {
        ArrayNode simulations = JSON.createArrayNode();
        requests.forEach(each -> write(each, simulations.addObject()));
        JsonNode decided = ask(simulations);
        List<Boolean> decisions = new ArrayList<>();
        List<String> senseless = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            problem(requests.get(i), decided.path(i)).ifPresent(senseless::add);
            decisions.add(decided.path(i).path("decision").asText().equals("Allowed"));
        }
        if (!senseless.isEmpty()) {
            throw new AssertionError(String.join("\n", senseless));
        }
        return decisions;
    }

    private static Optional<String> problem(SimulatedRequest request, JsonNode answer) {
        String what = request.action() + " on " + request.resource();
        if (!answer.has("decision")) {
            return Optional.of(what + " cannot be decided: " + answer.path("error"));
        }
        for (JsonNode ignored : answer.path("ignored")) {
            if (request.context().keySet().stream().anyMatch(ignored.asText()::equalsIgnoreCase)) {
                return Optional.of("AWS sends no " + ignored.asText() + " with " + what);
            }
        }
        return Optional.empty();
    }

    private void write(SimulatedRequest request, ObjectNode simulation) {
        ObjectNode node = simulation.putObject("request");
        String principal = request.caller().principal();
        if (principal.equals(LeastPrivilege.ANONYMOUS)) {
            node.putObject("principal").put("type", "Anonymous");
        } else {
            node.put("principal", principal);
        }
        node.put("action", request.action());
        node.putObject("resource")
                .put("resource", request.resource())
                .put("accountId", Deployments.ACCOUNT);
        Map<String, Object> context = new HashMap<>(request.caller().context());
        context.putAll(request.context());
        node.set("contextVariables", JSON.valueToTree(context));
        ArrayNode policies = simulation.putArray("identityPolicies");
        request.caller().policies().forEach(each -> named(policies, each));
        request.caller()
                .boundary()
                .ifPresent(each -> named(simulation.putArray("permissionBoundaryPolicies"), each));
        request.endpointPolicy()
                .ifPresent(each -> named(simulation.putArray("vpcEndpointPolicies"), each));
        request.resourcePolicy().ifPresent(each -> simulation.set("resourcePolicy", each));
    }

    private static void named(ArrayNode policies, JsonNode policy) {
        policies.addObject().put("name", "policy-" + policies.size()).set("policy", policy);
    }

    private JsonNode ask(JsonNode simulations) {
        try {
            questions.write(simulations + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("The simulation of IAM ended; see its error above");
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.destroy();
        try {
            Files.delete(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
