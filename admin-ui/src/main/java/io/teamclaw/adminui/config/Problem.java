package io.teamclaw.adminui.config;

/**
 * What is wrong with an edit.
 *
 * @param affects for whom it would go wrong: a team's name or a person's address; empty where it is
 *     the edited scope itself
 * @param message names the key and says what to change
 */
public record Problem(String affects, String message) {}
