package io.teamclaw.sidecar.settings;

import java.nio.file.Path;

/** Where the key pool is. */
public sealed interface KeyPoolLocation {
    /**
     * A secret in AWS Secrets Manager.
     *
     * @param arn its ARN or name
     */
    record Secret(String arn) implements KeyPoolLocation {}

    /**
     * A file, readable by its owner alone.
     *
     * @param path where it is; it may come into being later
     */
    record PoolFile(Path path) implements KeyPoolLocation {}
}
