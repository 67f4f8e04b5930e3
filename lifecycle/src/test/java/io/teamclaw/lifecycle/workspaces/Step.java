package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.testing.FaultyRuntime.Call;
import io.teamclaw.lifecycle.testing.FaultyRuntime.Fault;

/**
 * One thing that happens.
 *
 * @param deed what
 * @param person to whose workspace
 * @param process by which process
 * @param call for {@link Deed#FAULT}
 * @param fault for {@link Deed#FAULT}
 * @param dice for what else is left to chance, 0 to 1000
 */
record Step(Deed deed, int person, int process, Call call, Fault fault, int dice) {}
