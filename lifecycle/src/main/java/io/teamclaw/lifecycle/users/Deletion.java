package io.teamclaw.lifecycle.users;

import java.time.Instant;

/**
 * That a person is being deleted: disabled already, and gone as soon as their workspace is.
 *
 * @param deleteFiles whether the files of their workspace go too
 * @param blockAddress whether nobody may sign up with their address again
 * @param since when it was asked for
 */
public record Deletion(boolean deleteFiles, boolean blockAddress, Instant since) {}
