package io.teamclaw.sidecar.policy;

import io.teamclaw.config.provider.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Several rules as one: a call has to pass each, in their order. It waits the longest of their
 * pauses. What it got of the first is given back where a later one refuses.
 */
public final class PolicyChain implements CallPolicy {
    private final List<CallPolicy> policies;

    public PolicyChain(List<CallPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    @Override
    public boolean looksInto(Provider provider) {
        for (CallPolicy policy : policies) {
            if (policy.looksInto(provider)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Admission admit(CallFacts call) {
        List<Permit> permits = new ArrayList<>(policies.size());
        Duration pause = Duration.ZERO;
        for (CallPolicy policy : policies) {
            Admission admission = policy.admit(call);
            if (!(admission instanceof Admission.Go go)) {
                permits.forEach(permit -> permit.close(0));
                return admission;
            }
            permits.add(go.permit());
            pause = go.pause().compareTo(pause) > 0 ? go.pause() : pause;
        }
        return new Admission.Go(tokens -> permits.forEach(each -> each.close(tokens)), pause);
    }
}
