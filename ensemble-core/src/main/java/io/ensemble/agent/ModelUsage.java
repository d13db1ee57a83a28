package io.ensemble.agent;

import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What one model call used.
 *
 * @param tier the tier that answered
 * @param model the name of the model as its provider told it; {@code null} if it did not
 * @param tokens the tokens
 * @param cost what they cost, in the currency of the prices
 */
public record ModelUsage(ModelTier tier, @Nullable String model, TokenUsage tokens, double cost) {
}
