package io.teamclaw.config.deploy;

/** Where Terraform keeps the state of an environment's stacks. */
public enum StateBackend {
    /** A file for each stack on this machine: for tests and first looks. */
    LOCAL,
    /** A versioned, encrypted bucket with native locking, one key for each stack. */
    S3
}
