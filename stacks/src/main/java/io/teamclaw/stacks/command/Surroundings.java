package io.teamclaw.stacks.command;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.DeploySettingsFile;
import io.teamclaw.stacks.Deployment;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the machine.
 *
 * @param variables of the process's environment
 * @param project folder of the checkout
 * @param out for what the command tells
 */
public record Surroundings(Map<String, String> variables, Path project, PrintStream out) {

    /**
     * Those of this process. The launcher names the project's folder by the system property {@code
     * teamclaw.project}; without one it is the working directory.
     */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("teamclaw.project", "")).toAbsolutePath(),
                System.out);
    }

    /** A variable that is set to something. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The settings of the environment that {@code DEPLOY_ENV} names ({@code dev} by default), from
     * {@code config/environments} or the folder that {@code TEAMCLAW_ENVIRONMENTS} names.
     */
    public DeploySettings settings() {
        Path folder =
                variable("TEAMCLAW_ENVIRONMENTS")
                        .map(Path::of)
                        .orElseGet(() -> project.resolve("config/environments"));
        try {
            return DeploySettingsFile.read(folder, variable("DEPLOY_ENV").orElse("dev"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage());
        }
    }

    /**
     * The deployment of these settings, with the functions that {@code make build} built or the jar
     * that {@code TEAMCLAW_FUNCTIONS_JAR} names. Local state lies outside of what synthesis writes,
     * so that it outlives it.
     */
    public Deployment deployment() {
        DeploySettings settings = settings();
        Path functions =
                variable("TEAMCLAW_FUNCTIONS_JAR")
                        .map(Path::of)
                        .orElseGet(() -> project.resolve("lifecycle/target/teamclaw-functions.jar"))
                        .toAbsolutePath();
        if (!Files.isRegularFile(functions)) {
            throw new Refusal(
                    "The functions' jar " + functions + " is not there: `make build` makes it");
        }
        Path state = project.resolve("terraform-state").resolve(settings.environment().value());
        return Deployment.of(settings, functions, state);
    }
}
