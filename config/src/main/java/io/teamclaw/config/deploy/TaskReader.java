package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.time.Duration;
import java.util.Set;

/** What runs on Fargate: workspaces and the platform's own services. */
final class TaskReader {
    /** OpenClaw peaks at 1.4 GB, the sidecar takes 0.2. */
    private static final int LEAST_WORKSPACE_MIB = 2048;

    private static final Form<String> IMAGE =
            Form.text(
                    "an image with a version (not latest) or a digest, e.g."
                            + " ghcr.io/openclaw/openclaw:2026.9.6",
                    ImageReference::isPinned);

    private static final Form<String> TAG =
            Form.text("an image tag, not latest, e.g. 0.1.0", ImageReference::isTag);

    private static final Form<Architecture> ARCHITECTURE = Form.oneOf(Architecture.class);
    private static final Form<Integer> PERCENT = Form.number(0, 100);
    private static final Form<Integer> IDLE_MINUTES = Form.number(5, 1440);
    private static final Form<Integer> TASKS = Form.number(1, 100);

    private TaskReader() {}

    static WorkspaceTaskSettings workspace(Fields fields) {
        fields.refuseAllBut(
                Set.of(
                        "image",
                        "cpu",
                        "memory-mib",
                        "architecture",
                        "spot-percent",
                        "idle-minutes"));
        FargateSize size = FargateSize.read(fields);
        if (size.memoryMiB() < LEAST_WORKSPACE_MIB) {
            throw fields.wrong(
                    "memory-mib", "is unfit: OpenClaw needs at least " + LEAST_WORKSPACE_MIB);
        }
        return new WorkspaceTaskSettings(
                IMAGE.in(fields, "image"),
                size.cpu(),
                size.memoryMiB(),
                ARCHITECTURE.in(fields, "architecture"),
                PERCENT.in(fields, "spot-percent"),
                Duration.ofMinutes(IDLE_MINUTES.in(fields, "idle-minutes")));
    }

    static ImageTags images(Fields fields) {
        fields.refuseAllBut(Set.of("sidecar", "router", "admin"));
        return new ImageTags(
                TAG.in(fields, "sidecar"), TAG.in(fields, "router"), TAG.in(fields, "admin"));
    }

    static ServiceSettings service(Fields fields) {
        fields.refuseAllBut(Set.of("cpu", "memory-mib", "tasks", "max-tasks"));
        FargateSize size = FargateSize.read(fields);
        int tasks = TASKS.in(fields, "tasks");
        int maxTasks = TASKS.in(fields, "max-tasks");
        if (maxTasks < tasks) {
            throw fields.wrong("max-tasks", "is unfit: expected is at least tasks, " + tasks);
        }
        return new ServiceSettings(size.cpu(), size.memoryMiB(), tasks, maxTasks);
    }
}
