package io.teamclaw.config.provider;

import java.util.Optional;

/**
 * A model and its price.
 *
 * @param id as the provider names it
 * @param name for people
 * @param price empty where we have no source for one: its calls are then {@code unpriced}
 */
public record Model(String id, String name, Optional<ModelPrice> price) {}
