package io.teamclaw.lifecycle.gateway;

/**
 * What came back from a call.
 *
 * @param status of HTTP
 * @param body its first part, as UTF-8
 */
record GatewayAnswer(int status, String body) {}
