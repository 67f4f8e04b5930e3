package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import java.net.URI;

/** Signs requests to AWS as the sidecar's own role. */
@FunctionalInterface
public interface RequestSigner {
    /**
     * Adds the headers of a signature.
     *
     * @param service that AWS signs for, e.g. {@code bedrock}
     * @param url where the request goes, query included
     * @param body read to its end and kept, since its digest is signed too
     * @throws RequestBody.Gone where its sender leaves meanwhile
     */
    void sign(String service, String method, URI url, UpstreamHeaders headers, RequestBody body);
}
