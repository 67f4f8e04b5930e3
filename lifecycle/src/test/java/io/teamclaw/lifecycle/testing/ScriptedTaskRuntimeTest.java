package io.teamclaw.lifecycle.testing;

import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;

/** What stands for a runtime in tests keeps to what runtimes keep to. */
class ScriptedTaskRuntimeTest extends TaskRuntimeContract {
    private final ScriptedTaskRuntime runtime = new ScriptedTaskRuntime();

    @Override
    protected TaskRuntime runtime() {
        return runtime;
    }

    @Override
    protected TaskRef unknown() {
        return new TaskRef("task-999");
    }

    @Override
    protected void bringUp(TaskRef task) {
        runtime.ready(task, new TaskAddress("10.0.0.1", 18789));
    }
}
