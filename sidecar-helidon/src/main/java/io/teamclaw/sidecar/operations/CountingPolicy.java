package io.teamclaw.sidecar.operations;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.policy.Admission;
import io.teamclaw.sidecar.policy.CallFacts;
import io.teamclaw.sidecar.policy.CallPolicy;
import java.util.function.Consumer;

/**
 * A policy that tells of each refusal.
 *
 * @param policy that decides
 * @param observer gets the code of the rule
 */
record CountingPolicy(CallPolicy policy, Consumer<String> observer) implements CallPolicy {
    @Override
    public Admission admit(CallFacts call) {
        Admission admission = policy.admit(call);
        admission.rule().ifPresent(observer);
        return admission;
    }

    @Override
    public boolean looksInto(Provider provider) {
        return policy.looksInto(provider);
    }
}
