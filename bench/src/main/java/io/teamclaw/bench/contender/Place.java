package io.teamclaw.bench.contender;

import io.teamclaw.bench.process.Running;
import java.nio.file.Path;

/**
 * Where a contender runs.
 *
 * @param group what ends it
 * @param folder its own, empty
 * @param upstream port of the provider's place on the loopback address
 * @param flood whether more calls come than one agent makes: what would end that as a loop is off
 */
public record Place(Running.Group group, Path folder, int upstream, boolean flood) {}
