package io.teamclaw.sidecar.client;

/** A request that is not read any further. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final WireRefusal refusal;

    Refused(WireRefusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    WireRefusal refusal() {
        return refusal;
    }
}
