package io.teamclaw.sidecar.client;

/** A body of known size. */
final class SizedBodyEnd implements BodyEnd {
    private long left;

    SizedBodyEnd(long size) {
        this.left = size;
    }

    @Override
    public int end(byte[] bytes, int from) {
        int here = bytes.length - from;
        if (here >= left) {
            return from + (int) left;
        }
        left -= here;
        return -1;
    }
}
