package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The JSON Schema of OpenClaw's settings, as OpenClaw itself writes it. */
public interface OpenClawSchema {
    /** Where no OpenClaw is at hand. */
    OpenClawSchema UNKNOWN = Optional::empty;

    /** Empty while it is not known, e.g. until OpenClaw is installed; never blocks for long. */
    Optional<ObjectNode> find();
}
