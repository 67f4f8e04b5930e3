package io.teamclaw.stacks.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What STS asks IAM when a role is taken on. */
final class AssumeRole {
    static final String ACTION = "sts:AssumeRole";

    private AssumeRole() {}

    /**
     * The decisions that all have to be "allowed": with tags of the session also {@code
     * sts:TagSession}, for which AWS knows no external id.
     */
    static List<SimulatedRequest> steps(SimulatedRequest request) {
        List<SimulatedRequest> steps = new ArrayList<>(List.of(request));
        if (request.action().equals(ACTION)
                && request.context().keySet().stream().anyMatch(AssumeRole::isTag)) {
            Map<String, Object> context = new LinkedHashMap<>(request.context());
            context.keySet().removeIf(each -> each.equals("sts:ExternalId"));
            steps.add(
                    new SimulatedRequest(
                            request.caller(),
                            "sts:TagSession",
                            request.resource(),
                            context,
                            request.endpointPolicy(),
                            request.resourcePolicy()));
        }
        return steps;
    }

    private static boolean isTag(String key) {
        return key.startsWith("aws:RequestTag/");
    }
}
