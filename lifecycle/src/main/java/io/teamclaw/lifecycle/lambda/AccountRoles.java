package io.teamclaw.lifecycle.lambda;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/**
 * How many IAM roles the account has and may have, 1,000 unless raised ("IAM and AWS STS quotas"):
 * each workspace has one, and without another nobody new can start.
 *
 * @param present in the account, whoever made them
 * @param allowed more than zero
 */
record AccountRoles(int present, int allowed) {
    private static final int PERCENT = 100;

    /** From which on an administrator should ask AWS for more, which takes days. */
    private static final int HIGH = 80;

    /** Empty where IAM does not say. */
    static Optional<AccountRoles> of(IamClient iam) {
        Map<SummaryKeyType, Integer> summary = iam.getAccountSummary().summaryMap();
        int allowed = summary.getOrDefault(SummaryKeyType.ROLES_QUOTA, 0);
        return Optional.ofNullable(summary.get(SummaryKeyType.ROLES))
                .filter(present -> allowed > 0)
                .map(present -> new AccountRoles(present, allowed));
    }

    /** Rounded down. */
    long percent() {
        return (long) present * PERCENT / allowed;
    }

    boolean isHigh() {
        return percent() >= HIGH;
    }
}
