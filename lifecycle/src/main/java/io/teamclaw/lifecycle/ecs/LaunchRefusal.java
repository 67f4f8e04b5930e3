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

/** That ECS did not launch a task, or did not take a task definition. */
public final class LaunchRefusal {
    /** What may help. */
    public enum Next {
        /** The same again, a little later. */
        AGAIN,
        /** Other machines: those that AWS does not take back, where it was asked for Spot. */
        ON_DEMAND,
        NOTHING
    }

    private static final int SERVER_ERROR = 500;

    /** ECS says so within errors of any code, which the SDK then does not try again. */
    private static final List<String> TOO_FAST =
            List.of(
                    "request limit exceeded",
                    "requestlimitexceeded",
                    "rate exceeded",
                    "too many concurrent attempts");

    /** What a service-linked role is called: without it no task can have a network. */
    private static final List<String> OWN_ROLE_OF_ECS =
            List.of("service linked role", "service-linked role");

    /**
     * ECS asks whether our function may pass the role, and for some seconds is told that there is
     * no such role.
     */
    private static final String PASS_ROLE = "iam:passrole";

    /** Where AWS has not heard of a new role or definition everywhere yet. */
    private static final List<String> NOT_YET_KNOWN =
            List.of(
                    "unable to assume",
                    "taskdefinition not found",
                    "unable to describe task definition",
                    "taskdefinition is inactive");

    private final Next next;
    private final FailureKind kind;
    private final String message;
    private final String said;

    private LaunchRefusal(Next next, FailureKind kind, String message, String said) {
        this.next = next;
        this.kind = kind;
        this.message = message;
        this.said = said;
    }

    /** What may help. */
    public Next next() {
        return next;
    }

    /** What sort of refusal. */
    public FailureKind kind() {
        return kind;
    }

    /** AWS's own words, for the log. */
    public String said() {
        return said;
    }

    /** Of an answer without a task. */
    public static LaunchRefusal of(List<Failure> failures) {
        return ofWords(
                failures.stream()
                        .map(each -> each.reason() + ": " + each.detail())
                        .collect(Collectors.joining("; ")));
    }

    /** Whether a call that ended so may have had its effect, or may have it yet. */
    static boolean isUnsure(SdkException e) {
        return !(e instanceof EcsException refused) || refused.statusCode() >= SERVER_ERROR;
    }

    /** Of an error, by its code and its words. */
    public static LaunchRefusal of(SdkException e) {
        String said = String.valueOf(e.getMessage());
        if (says(said, TOO_FAST)
                || !(e instanceof EcsException refused)
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
        // What a new role brings about looks like a refusal for good.
        if (says(said, List.of(PASS_ROLE))) {
            return notAllowed(Next.AGAIN, said);
        }
        if (says(said, NOT_YET_KNOWN)) {
            return ofWords(said);
        }
        if (e instanceof AccessDeniedException || saysNotAllowed(refused)) {
            return notAllowed(Next.NOTHING, said);
        }
        return ofWords(said);
    }

    private static boolean says(String said, List<String> words) {
        return words.stream().anyMatch(said.toLowerCase(Locale.ROOT)::contains);
    }

    private static LaunchRefusal notAllowed(Next next, String said) {
        return new LaunchRefusal(
                next,
                FailureKind.PERMISSION,
                "TeamClaw is not allowed to start workspaces in AWS. Tell your administrator,"
                        + " who looks at the permissions of the lifecycle function.",
                said);
    }

    private static boolean saysNotAllowed(EcsException e) {
        return e.awsErrorDetails() != null
                && "AccessDeniedException".equals(e.awsErrorDetails().errorCode());
    }

    private static LaunchRefusal ofWords(String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("vcpu")
                || words.contains("quota")
                || words.contains("reached the limit")) {
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
        if (says(said, OWN_ROLE_OF_ECS)) {
            return new LaunchRefusal(
                    Next.NOTHING,
                    FailureKind.PERMISSION,
                    "ECS's own role is missing in this AWS account. Tell your administrator, who"
                            + " creates AWSServiceRoleForECS once: aws iam"
                            + " create-service-linked-role --aws-service-name ecs.amazonaws.com",
                    said);
        }
        if (says(said, NOT_YET_KNOWN)) {
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

    /** For whoever waits for the start. */
    public TaskStartException exception() {
        return new TaskStartException(kind, message);
    }

    /**
     * @param unsure whether an earlier call of the launch may still have an effect
     */
    TaskStartException exception(boolean unsure) {
        return unsure
                ? TaskStartException.unsure(kind, message)
                : new TaskStartException(kind, message);
    }
}
