package io.teamclaw.adminui.config;

import io.teamclaw.config.openclaw.EffectiveValue;
import io.teamclaw.lifecycle.users.User;
import java.util.List;

/**
 * What applies to one person.
 *
 * @param user who
 * @param values OpenClaw's settings, each with its origin
 * @param files the bootstrap files
 */
public record Effective(User user, List<EffectiveValue> values, List<EffectiveFile> files) {}
