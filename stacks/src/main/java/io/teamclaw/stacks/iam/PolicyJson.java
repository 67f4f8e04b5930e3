package io.teamclaw.stacks.iam;

import io.teamclaw.config.iam.PolicyDocument;
import java.util.regex.Pattern;

/** IAM policies as text in a Terraform configuration. */
public final class PolicyJson {
    /** An IAM variable, e.g. <code>${aws:PrincipalTag/userId}</code>, not a token of cdktf. */
    private static final Pattern IAM_VARIABLE = Pattern.compile("\\$\\{(?!TfToken\\[)");

    private PolicyJson() {}

    /** The policy, its variables kept from Terraform, which would take them for its own. */
    public static String of(PolicyDocument document) {
        return IAM_VARIABLE.matcher(document.json()).replaceAll("\\$\\$\\{");
    }
}
