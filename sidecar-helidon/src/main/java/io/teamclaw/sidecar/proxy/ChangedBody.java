package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.upstream.RequestBody;
import java.util.Optional;
import java.util.OptionalLong;

/** A body that is sent in place of the agent's own. */
final class ChangedBody implements RequestBody {
    private final byte[] bytes;
    private final RequestBody original;

    ChangedBody(byte[] bytes, RequestBody original) {
        this.bytes = bytes;
        this.original = original;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(bytes.length);
    }

    @Override
    public Optional<byte[]> whole() {
        return Optional.of(bytes);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
        if (position >= bytes.length) {
            return -1;
        }
        int n = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, into, offset, n);
        return n;
    }

    @Override
    public void sent() {
        original.sent();
    }
}
