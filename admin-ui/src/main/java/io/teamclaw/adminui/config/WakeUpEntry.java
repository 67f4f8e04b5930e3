package io.teamclaw.adminui.config;

import java.time.Instant;
import java.util.List;

/**
 * A time at which workspaces have to be awake.
 *
 * @param cron five fields, e.g. {@code 30 9 * * MON-FRI}
 * @param timeZone e.g. {@code Europe/Berlin}
 * @param next the next three times
 */
public record WakeUpEntry(String cron, String timeZone, List<Instant> next) {}
