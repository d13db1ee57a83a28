package io.ensemble.work;

/**
 * A step that a piece of work handed to another ensemble.
 *
 * @param requestId the id of the child request
 * @param ensemble the ensemble that was asked
 * @param task the task or tool that was asked for
 * @param status where the child stands, as far as this ensemble knows
 */
public record Delegation(String requestId, String ensemble, String task, WorkStatus status) {
}
