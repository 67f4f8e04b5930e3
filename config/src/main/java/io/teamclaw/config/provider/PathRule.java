package io.teamclaw.config.provider;

/**
 * A call that may pass with the company's key; what no rule allows is refused.
 *
 * @param method HTTP method, upper case
 * @param path path after the provider id, e.g. {@code /v1/messages}; {@code {name}} stands for
 *     exactly one segment or the part of one before a literal, e.g. {@code
 *     /v1beta/models/{model}:generateContent}
 */
public record PathRule(String method, String path) {}
