package io.teamclaw.stacks.status;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.command.Command;
import io.teamclaw.stacks.command.Refusal;
import io.teamclaw.stacks.command.Surroundings;
import java.util.List;

/** Tells where an environment is to be found and what of it runs. */
public final class StatusCommand implements Command {
    /** Exit code where a service is not steady, or not there. */
    private static final int NOT_ALL_UP = 1;

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "tells the address of an environment and whether its services run";
    }

    @Override
    public int run(List<String> arguments, Surroundings surroundings) {
        if (!arguments.isEmpty()) {
            throw new Refusal("status takes no arguments; DEPLOY_ENV names the environment");
        }
        DeploySettings settings = surroundings.settings();
        try (AwsAccess aws = AwsAccess.ofProcess(settings.region())) {
            return PlatformStatus.tell(settings, aws, surroundings.out()) ? DONE : NOT_ALL_UP;
        } catch (AwsException e) {
            throw new Refusal(e.getMessage());
        }
    }
}
