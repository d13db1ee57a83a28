package io.ensemble.engine.stage;

import io.ensemble.capability.Capability;
import io.ensemble.capability.WorkContext;
import io.ensemble.transport.Claim;

/**
 * One attempt, on its way through the stages.
 *
 * @param claim the right to run it
 * @param capability what runs
 * @param context what the handler sees
 */
public record Execution(Claim claim, Capability capability, WorkContext context) {
}
