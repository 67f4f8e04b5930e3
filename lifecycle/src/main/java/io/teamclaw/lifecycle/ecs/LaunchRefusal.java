package io.teamclaw.lifecycle.ecs;

import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LimitExceededException;

/**
 * That ECS did not launch a task.
 *
 * @param next what may help
 * @param kind what sort of refusal
 * @param message for a person
 * @param said AWS's own words, for the log
 */
record LaunchRefusal(Next next, FailureKind kind, String message, String said) {
    /** What may help. */
    enum Next {
        /** The same again, a little later. */
        AGAIN,
        /** Other machines: those that AWS does not take back, where it was asked for Spot. */
        ON_DEMAND,
        NOTHING
    }

    private static final int SERVER_ERROR = 500;

    /** Where AWS has not heard of a new role or definition everywhere yet. */
    private static final List<String> NOT_YET_KNOWN =
            List.of(
                    "unable to assume",
                    "taskdefinition not found",
                    "unable to describe task definition",
                    "taskdefinition is inactive");

    /** Of an answer without a task. */
    static LaunchRefusal of(List<Failure> failures) {
        return ofWords(
                failures.stream()
                        .map(each -> each.reason() + ": " + each.detail())
                        .collect(Collectors.joining("; ")));
    }

    static LaunchRefusal of(SdkException e) {
        String said = String.valueOf(e.getMessage());
        if (!(e instanceof EcsException refused)
                || refused.isThrottlingException()
                || refused.statusCode() >= SERVER_ERROR) {
            return new LaunchRefusal(
                    Next.AGAIN,
                    FailureKind.SERVICE,
                    "AWS did not answer as it should. Start your workspace again in a minute.",
                    said);
        }
        if (e instanceof LimitExceededException) {
            return quota(said);
        }
        if (e instanceof AccessDeniedException || saysNotAllowed(refused)) {
            return new LaunchRefusal(
                    Next.NOTHING,
                    FailureKind.PERMISSION,
                    "TeamClaw is not allowed to start workspaces in AWS. Tell your administrator,"
                            + " who looks at the permissions of the lifecycle function.",
                    said);
        }
        return ofWords(said);
    }

    private static boolean saysNotAllowed(EcsException e) {
        return e.awsErrorDetails() != null
                && "AccessDeniedException".equals(e.awsErrorDetails().errorCode());
    }

    private static LaunchRefusal ofWords(String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("vcpu") || words.contains("quota")) {
            return quota(said);
        }
        if (words.contains("capacity") || words.contains("resource:")) {
            return new LaunchRefusal(
                    Next.ON_DEMAND,
                    FailureKind.CAPACITY,
                    "AWS has no machine free in this region at the moment. Start your workspace"
                            + " again in some minutes.",
                    said);
        }
        if (NOT_YET_KNOWN.stream().anyMatch(words::contains)) {
            return new LaunchRefusal(
                    Next.AGAIN,
                    FailureKind.SERVICE,
                    "AWS does not know the role or the task of your workspace yet. Start it again"
                            + " in a minute; if that happens again, tell your administrator.",
                    said);
        }
        return new LaunchRefusal(
                Next.NOTHING,
                FailureKind.INTERNAL,
                "AWS does not accept how your workspace is to be run. Tell your administrator; the"
                        + " log has the details.",
                said);
    }

    /** Spot has a quota of its own. */
    private static LaunchRefusal quota(String said) {
        return new LaunchRefusal(
                Next.ON_DEMAND,
                FailureKind.QUOTA,
                "As many workspaces run as AWS lets this account run. Start yours again when others"
                        + " have stopped, or have an administrator ask AWS for a higher quota of"
                        + " Fargate vCPUs.",
                said);
    }

    TaskStartException exception() {
        return new TaskStartException(kind, message);
    }
}
