package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.Set;

final class DomainReader {
    private static final Form<String> ZONE =
            Form.text("the id of a Route 53 zone, e.g. Z0123456789ABC", "Z[A-Z0-9]{1,31}");

    private DomainReader() {}

    /** Certificates are used by services of their own account and region only. */
    static DomainSettings read(Fields fields, String region, String account) {
        fields.refuseAllBut(
                Set.of("name", "certificate-arn", "origin-certificate-arn", "hosted-zone-id"));
        return new DomainSettings(
                DomainName.FORM_OF_SETTING.in(fields, "name"),
                certificate("us-east-1", account).in(fields, "certificate-arn"),
                certificate(region, account).in(fields, "origin-certificate-arn"),
                ZONE.optionalIn(fields, "hosted-zone-id"));
    }

    private static Form<String> certificate(String region, String account) {
        String prefix = "arn:aws:acm:" + region + ":" + account + ":certificate/";
        return Form.text(
                "the ARN of an ACM certificate in "
                        + region
                        + " and this account: "
                        + prefix
                        + "...",
                "\\Q" + prefix + "\\E[A-Za-z0-9-]{1,64}");
    }
}
