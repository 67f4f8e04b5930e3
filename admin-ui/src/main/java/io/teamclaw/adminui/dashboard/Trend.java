package io.teamclaw.adminui.dashboard;

import io.teamclaw.lifecycle.usage.UsageTotals;

/**
 * The last days, each with what it is compared with: as many days right before.
 *
 * @param today so far
 * @param yesterday the whole day
 * @param week seven days that end with today
 * @param weekBefore the seven before
 * @param month thirty days that end with today
 * @param monthBefore the thirty before
 */
public record Trend(
        UsageTotals today,
        UsageTotals yesterday,
        UsageTotals week,
        UsageTotals weekBefore,
        UsageTotals month,
        UsageTotals monthBefore) {}
