package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.PlatformFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one function is beside what all share.
 *
 * @param function its name and handler
 * @param timeout after which Lambda ends a call
 * @param memoryMiB also decides its share of CPU: 1,769 MiB are one vCPU
 * @param environment its variables, beside the environment's name
 * @param permissions in AWS, beside its logs and the dead letters
 * @param network where it runs in the VPC, if it does
 */
public record FunctionSpec(
        PlatformFunction function,
        Duration timeout,
        int memoryMiB,
        Map<String, String> environment,
        List<Statement> permissions,
        Optional<FunctionNetwork> network) {

    /**
     * Whether it starts from a snapshot. Lambda drops that of a version which nobody called for 14
     * days and refuses the next call while it makes another: not for what may rest for so long and
     * whose caller does not ask again.
     */
    boolean startsFromSnapshot() {
        return function != PlatformFunction.PRE_SIGN_UP;
    }
}
