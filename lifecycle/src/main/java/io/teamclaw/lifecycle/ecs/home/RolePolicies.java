package io.teamclaw.lifecycle.ecs.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ConcurrentModificationException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The one policy that each workspace's role holds. */
final class RolePolicies {
    private static final Logger LOG = System.getLogger(RolePolicies.class.getName());
    private static final String POLICY = "workspace";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final IamClient iam;
    private final Waiting waiting;

    RolePolicies(IamClient iam, Waiting waiting) {
        this.iam = iam;
        this.waiting = waiting;
    }

    /** Writes it, unless it is right already. */
    void ensure(String roleName, PolicyDocument policy) {
        if (!isRight(roleName, policy)) {
            put(roleName, policy);
        }
    }

    /**
     * @throws NoSuchEntityException if there is none
     */
    void remove(String roleName) {
        iam.deleteRolePolicy(request -> request.roleName(roleName).policyName(POLICY));
    }

    private boolean isRight(String roleName, PolicyDocument policy) {
        try {
            String encoded =
                    iam.getRolePolicy(request -> request.roleName(roleName).policyName(POLICY))
                            .policyDocument();
            return JSON.readTree(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
                    .equals(JSON.readTree(policy.json()));
        } catch (NoSuchEntityException e) {
            LOG.log(Level.DEBUG, "The role {0} has no policy yet", roleName);
            return false;
        } catch (JsonProcessingException e) {
            LOG.log(Level.WARNING, "The policy of " + roleName + " is no JSON", e);
            return false;
        }
    }

    private void put(String roleName, PolicyDocument policy) {
        patiently(
                "write the policy of " + roleName,
                () ->
                        iam.putRolePolicy(
                                request ->
                                        request.roleName(roleName)
                                                .policyName(POLICY)
                                                .policyDocument(policy.json())));
    }

    /** A new role is not known everywhere at once, and two who write at once are refused. */
    <T> T patiently(String what, Supplier<T> call) {
        return waiting.until(
                        Patience.CONSISTENCY,
                        () -> {
                            try {
                                return Optional.of(call.get());
                            } catch (NoSuchEntityException | ConcurrentModificationException e) {
                                LOG.log(Level.DEBUG, "IAM cannot " + what + " yet", e);
                                return Optional.empty();
                            }
                        })
                .orElseThrow(
                        () ->
                                new TaskStartException(
                                        FailureKind.SERVICE,
                                        "AWS does not know the new role of this workspace yet; try"
                                                + " again in a minute."));
    }
}
