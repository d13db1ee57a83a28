package io.ensemble.capability;

/**
 * A person with a role has to agree before the work starts. No such person, no start.
 *
 * @param role the role
 * @param prompt what the person is asked
 */
public record Gate(String role, String prompt) {
}
