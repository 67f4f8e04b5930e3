package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.ecs.StoppedTask.Container;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads why a task ended out of ECS's codes and words ("Stopped tasks error messages" in its
 * developer guide). None of these words reach a person: they hold accounts, roles and ids.
 */
public final class TaskEnding {
    /** Codes stand before words: what a code says is sure. */
    private static final Map<String, String> INTERRUPTIONS =
            Map.of(
                    "SpotInterruption", "AWS took its machine back",
                    "TerminationNotice", "AWS took its machine back",
                    "ServiceSchedulerInitiated", "AWS replaced it",
                    "UserInitiated", "it was stopped");

    private static final String SEE_LOG = "; an administrator finds the details in AWS's console";

    /** The first of which a word is there. */
    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning(
                            FailureKind.CRASHED,
                            "it ran out of memory (exit code 137)",
                            "outofmemory"),
                    new Meaning(
                            FailureKind.IMAGE,
                            "an image could not be fetched; an administrator checks that the"
                                    + " images are in their repositories under the names and for"
                                    + " the architecture of the deployment",
                            "cannotpull",
                            "pull image manifest",
                            "exec format error"),
                    new Meaning(
                            FailureKind.QUOTA,
                            "the account's quota of Fargate vCPUs is used up; an administrator asks"
                                    + " AWS for more",
                            "number of vcpus"),
                    new Meaning(
                            FailureKind.QUOTA,
                            "the private subnets have no free address; an administrator gives the"
                                    + " network more",
                            "insufficientfreeaddresses"),
                    new Meaning(
                            FailureKind.CAPACITY,
                            "AWS has no machine free in this region at the moment",
                            "capacity is unavailable",
                            "insufficient capacity"),
                    new Meaning(
                            FailureKind.PERMISSION,
                            "a role lacks a permission to mount files or to read a secret"
                                    + SEE_LOG,
                            "accessdenied",
                            "access denied",
                            "not authorized",
                            "unable to assume"),
                    new Meaning(
                            FailureKind.SERVICE,
                            "its files could not be mounted",
                            "efs utils",
                            "mount.nfs",
                            "failed to mount",
                            "error while mounting"),
                    new Meaning(
                            FailureKind.SERVICE,
                            "AWS could not prepare its machine" + SEE_LOG,
                            "resourceinitializationerror",
                            "network interface",
                            "internalerror",
                            "internal error"),
                    new Meaning(FailureKind.HEALTH, "it stopped answering", "health check"));

    /** Of containers that are ended because another one did. */
    private static final Set<Integer> ENDED_BY_ECS = Set.of(137, 143);

    private static final int KILLED = 137;

    private TaskEnding() {}

    /** What it means, in words for a person that fit into a sentence's brackets. */
    public static TaskStatus.Gone of(StoppedTask task) {
        Optional<String> interruption = task.stopCode().map(INTERRUPTIONS::get);
        if (interruption.isPresent()) {
            return new TaskStatus.Gone(FailureKind.INTERRUPTED, interruption.get());
        }
        String words = words(task);
        return MEANINGS.stream()
                .filter(meaning -> meaning.fits(words))
                .findFirst()
                .map(meaning -> new TaskStatus.Gone(meaning.kind(), meaning.cause()))
                .orElseGet(() -> ended(task));
    }

    /** Lower case. */
    private static String words(StoppedTask task) {
        return Stream.concat(
                        task.stoppedReason().stream(),
                        task.containers().stream().flatMap(each -> each.reason().stream()))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private static TaskStatus.Gone ended(StoppedTask task) {
        Optional<Container> first =
                task.containers().stream()
                        .filter(each -> each.exitCode().filter(code -> code != 0).isPresent())
                        .min(Comparator.comparing(TaskEnding::whenItEnded));
        if (first.isPresent()) {
            return ended(first.get().name(), first.get().exitCode().orElseThrow());
        }
        return task.stopCode().filter("TaskFailedToStart"::equals).isPresent()
                ? new TaskStatus.Gone(FailureKind.SERVICE, "AWS could not start it" + SEE_LOG)
                : new TaskStatus.Gone(FailureKind.CRASHED, "it ended by itself");
    }

    /** ECS does not tell which ended first: as a rule one that ECS itself did not end. */
    private static boolean whenItEnded(Container container) {
        return container.exitCode().filter(ENDED_BY_ECS::contains).isPresent();
    }

    private static TaskStatus.Gone ended(String container, int exitCode) {
        String code = " (exit code " + exitCode + ")";
        return switch (container) {
            case WorkspaceTask.CONFIGURE ->
                    new TaskStatus.Gone(
                            FailureKind.SETTINGS,
                            "its configuration could not be written"
                                    + code
                                    + "; an administrator looks at its settings and its log");
            case WorkspaceTask.SIDECAR ->
                    new TaskStatus.Gone(FailureKind.CRASHED, "its key sidecar ended" + code);
            default ->
                    new TaskStatus.Gone(
                            FailureKind.CRASHED,
                            exitCode == KILLED
                                    ? "it was killed, as a rule for lack of memory" + code
                                    : "exit code " + exitCode);
        };
    }

    /** What AWS's words mean, each in lower case. */
    private record Meaning(FailureKind kind, String cause, List<String> words) {
        Meaning(FailureKind kind, String cause, String... words) {
            this(kind, cause, List.of(words));
        }

        boolean fits(String said) {
            return words.stream().anyMatch(said::contains);
        }
    }
}
