package io.teamclaw.sidecar.upstream;

/**
 * What upstream answers. The body is still on its way.
 *
 * @param status from 200 to 599
 * @param headers as they came, names in lower case
 * @param body to be read to its end, or cut with its {@link Attempt}
 */
public record UpstreamAnswer(int status, UpstreamHeaders headers, UpstreamBody body) {}
