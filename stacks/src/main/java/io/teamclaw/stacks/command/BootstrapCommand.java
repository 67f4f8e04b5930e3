package io.teamclaw.stacks.command;

import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.bootstrap.Bootstrap;
import java.util.List;

/** Makes what has to be in an environment's account before Terraform. */
public final class BootstrapCommand implements Command {
    @Override
    public String name() {
        return "bootstrap";
    }

    @Override
    public String summary() {
        return "makes the state's bucket and the random secrets of an environment";
    }

    @Override
    public int run(List<String> arguments, Surroundings surroundings) {
        if (!arguments.isEmpty()) {
            throw new Refusal("bootstrap takes no arguments; DEPLOY_ENV names the environment");
        }
        try {
            Bootstrap.run(surroundings.settings(), surroundings.out());
            return DONE;
        } catch (AwsException e) {
            throw new Refusal(e.getMessage());
        }
    }
}
