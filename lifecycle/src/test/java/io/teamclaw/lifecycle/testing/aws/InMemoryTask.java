package io.teamclaw.lifecycle.testing.aws;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** One task and where it stands. */
final class InMemoryTask {
    private final TaskDefinition definition;
    private final String address;
    private Task task;

    InMemoryTask(Task task, TaskDefinition definition, String address) {
        this.task = task;
        this.definition = definition;
        this.address = address;
    }

    synchronized Task task() {
        return task;
    }

    String address() {
        return address;
    }

    /**
     * One step on its way up or down.
     *
     * @return whether it stopped by this step
     */
    synchronized boolean step() {
        switch (task.lastStatus()) {
            case "PROVISIONING" -> status("PENDING");
            case "PENDING" -> {
                status("RUNNING");
                attach();
            }
            case "RUNNING" -> finishWhatRunsOnce();
            case "DEPROVISIONING" -> {
                status("STOPPED");
                return true;
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    private void status(String status) {
        task = task.copy(copy -> copy.lastStatus(status).containers(containers(status, null)));
    }

    private void attach() {
        Attachment network =
                Attachment.builder()
                        .type("ElasticNetworkInterface")
                        .status("ATTACHED")
                        .details(detail -> detail.name("privateIPv4Address").value(address))
                        .build();
        task = task.copy(copy -> copy.attachments(network));
    }

    /** A task of one container that is no workspace ends well at once. */
    private void finishWhatRunsOnce() {
        if (definition.containerDefinitions().size() == 1) {
            end(TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited", 0);
        }
    }

    synchronized void stop(TaskStopCode code, String reason) {
        if (!"STOPPED".equals(task.desiredStatus())) {
            end(code, reason, 0);
        }
    }

    /**
     * @return whether it had not ended before
     */
    synchronized boolean crash() {
        if ("STOPPED".equals(task.desiredStatus())) {
            return false;
        }
        end(TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited", 1);
        status("STOPPED");
        return true;
    }

    private void end(TaskStopCode code, String reason, int exitCode) {
        task =
                task.copy(
                        copy ->
                                copy.desiredStatus("STOPPED")
                                        .lastStatus("DEPROVISIONING")
                                        .stopCode(code)
                                        .stoppedReason(reason)
                                        .containers(containers("STOPPED", exitCode)));
    }

    private List<Container> containers(String status, Integer exitCode) {
        Integer code =
                exitCode != null || task.containers().isEmpty()
                        ? exitCode
                        : task.containers().getFirst().exitCode();
        return definition.containerDefinitions().stream()
                .map(ContainerDefinition::name)
                .map(name -> container(name, status, code))
                .toList();
    }

    private static Container container(String name, String status, Integer exitCode) {
        // What runs once has ended when the others run.
        boolean once = name.equals("configure") && status.equals("RUNNING");
        return Container.builder()
                .name(name)
                .lastStatus(once ? "STOPPED" : status)
                .exitCode(once ? Integer.valueOf(0) : exitCode)
                .healthStatus(status.equals("RUNNING") ? "HEALTHY" : "UNKNOWN")
                .build();
    }
}
