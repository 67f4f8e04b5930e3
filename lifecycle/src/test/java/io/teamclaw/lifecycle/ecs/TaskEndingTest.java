package io.teamclaw.lifecycle.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.ecs.StoppedTask.Container;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskEndingTest {
    private static final String ARN = "arn:aws:iam::123456789012:role/secret-role";

    /** AWS's words as its developer guide and its forums have them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # code                    | AWS's words                                                                                                  | kind        | a person reads
                    SpotInterruption          | Your Spot Task was interrupted.                                                                              | INTERRUPTED | took its machine back
                    TerminationNotice         | Task is being stopped for a retirement of its host                                                           | INTERRUPTED | took its machine back
                    ServiceSchedulerInitiated | Scaling activity initiated by (deployment ecs-svc/123)                                                       | INTERRUPTED | replaced
                    UserInitiated             | TeamClaw stops this workspace                                                                                | INTERRUPTED | stopped
                    UserInitiated             | CannotPullContainerError: said somebody who stopped it                                                       | INTERRUPTED | stopped
                    TaskFailedToStart         | CannotPullContainerError: ref pull has been retried 1 time(s): failed to resolve reference 123.dkr.ecr/x: not found | IMAGE | administrator checks
                    TaskFailedToStart         | CannotPullContainerError: pull image manifest has been retried 5 time(s): not authorized                     | IMAGE       | administrator checks
                    TaskFailedToStart         | CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'         | IMAGE       | architecture
                    TaskFailedToStart         | ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection reset by peer | SERVICE | mounted
                    TaskFailedToStart         | ResourceInitializationError: failed to invoke EFS utils commands: mount.nfs4: access denied by server while mounting | PERMISSION | administrator
                    TaskFailedToStart         | ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue | PERMISSION | administrator
                    TaskFailedToStart         | ResourceInitializationError: unable to pull secrets or registry auth: context deadline exceeded              | SERVICE     | prepare its machine
                    TaskFailedToStart         | ECS was unable to assume the role 'arn:aws:iam::123456789012:role/secret-role'                               | PERMISSION  | administrator
                    TaskFailedToStart         | Unexpected EC2 error while attempting to Create Network Interface: InsufficientFreeAddressesInSubnet         | QUOTA       | free address
                    TaskFailedToStart         | Timeout waiting for network interface provisioning to complete.                                             | SERVICE     | prepare its machine
                    TaskFailedToStart         | Capacity is unavailable at this time. Please try again later or in a different availability zone             | CAPACITY    | no machine free
                    TaskFailedToStart         | You've reached the limit on the number of vCPUs you can run concurrently                                     | QUOTA       | asks AWS for more
                    TaskFailedToStart         | ResourceInitializationError: no secret team-vcpu-capacity-amount                                             | SERVICE     | prepare its machine
                    TaskFailedToStart         | Something new                                                                                                | SERVICE     | could not start it
                    EssentialContainerExited  | Task failed container health checks                                                                          | HEALTH      | stopped answering
                    ''                        | Task failed ELB health checks in (target-group arn:aws:x)                                                    | HEALTH      | stopped answering
                    EssentialContainerExited  | Essential container in task exited                                                                           | CRASHED     | ended by itself
                    ''                        | ''                                                                                                           | CRASHED     | ended by itself
                    """)
    void awsWordsAreRead(String code, String reason, FailureKind kind, String cause) {
        TaskStatus.Gone gone =
                TaskEnding.of(
                        new StoppedTask(
                                Optional.of(code).filter(text -> !text.isEmpty()),
                                Optional.of(reason),
                                List.of()));

        assertThat(gone.kind()).isEqualTo(kind);
        assertThat(gone.cause())
                .contains(cause)
                .doesNotContain("arn:", "123", "Error", "secret-role");
    }

    @Test
    void theContainerThatEndedFirstIsNamed() {
        assertThat(ended(container("teamclaw", 1, ""), container("proxy-sidecar", 143, "")))
                .isEqualTo(new TaskStatus.Gone(FailureKind.CRASHED, "exit code 1"));
        assertThat(ended(container("teamclaw", 137, ""), container("proxy-sidecar", 3, "")))
                .isEqualTo(
                        new TaskStatus.Gone(
                                FailureKind.CRASHED, "its key sidecar ended (exit code 3)"));
        assertThat(ended(container("configure", 1, ""), container("proxy-sidecar", 0, "")).kind())
                .isEqualTo(FailureKind.SETTINGS);
        assertThat(ended(container("configure", 0, ""), container("teamclaw", 0, "")).cause())
                .isEqualTo("it ended by itself");
    }

    @Test
    void lackOfMemoryIsSaid() {
        assertThat(
                        ended(
                                container(
                                        "teamclaw",
                                        137,
                                        "OutOfMemoryError: Container killed due to memory usage")))
                .isEqualTo(
                        new TaskStatus.Gone(
                                FailureKind.CRASHED, "it ran out of memory (exit code 137)"));
        assertThat(ended(container("teamclaw", 137, "")).cause())
                .contains("memory", "exit code 137");
    }

    @Test
    void aContainersImageIsSaidToo() {
        TaskStatus.Gone gone =
                ended(
                        new Container(
                                "teamclaw",
                                Optional.empty(),
                                Optional.of("CannotPullContainerError: " + ARN)));

        assertThat(gone.kind()).isEqualTo(FailureKind.IMAGE);
        assertThat(gone.cause()).doesNotContain(ARN);
    }

    @Test
    void spotThatTakesTheMachineIsNobodysCrash() {
        StoppedTask task =
                new StoppedTask(
                        Optional.of("SpotInterruption"),
                        Optional.of("Your Spot Task was interrupted."),
                        List.of(container("teamclaw", 137, "")));

        assertThat(TaskEnding.of(task).kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    private static TaskStatus.Gone ended(Container... containers) {
        return TaskEnding.of(
                new StoppedTask(
                        Optional.of("EssentialContainerExited"),
                        Optional.of("Essential container in task exited"),
                        List.of(containers)));
    }

    private static Container container(String name, int exitCode, String reason) {
        return new Container(
                name, Optional.of(exitCode), Optional.of(reason).filter(text -> !text.isEmpty()));
    }
}
