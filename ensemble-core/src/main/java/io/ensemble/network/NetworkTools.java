package io.ensemble.network;

import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Whatever the connected ensembles share when an agent is about to call its model, bound
 * to a network by the ensemble that uses it. Tools only, as a task may take a model run
 * of its own for its answer; ask for tasks with {@link #withTasks()}.
 *
 * @param tag only what has this tag; {@code null} for everything
 * @param tasks whether tasks are offered, too
 */
public record NetworkTools(@Nullable String tag, boolean tasks) implements NetworkSelection {

	/**
	 * All tools.
	 * @return the description
	 */
	public static NetworkTools all() {
		return new NetworkTools(null, false);
	}

	/**
	 * The tools with a tag.
	 * @param tag the tag
	 * @return the description
	 */
	public static NetworkTools tagged(String tag) {
		Assert.hasText(tag, "A tag must not be empty");
		return new NetworkTools(tag, false);
	}

	/**
	 * The same and the tasks.
	 * @return the description
	 */
	public NetworkTools withTasks() {
		return new NetworkTools(this.tag, true);
	}

	/**
	 * Whether a capability is among them.
	 * @param capability what an ensemble shares
	 * @return {@code true} if it is wanted
	 */
	public boolean includes(SharedCapability capability) {
		return (this.tasks || capability.type() == CapabilityType.TOOL)
				&& (this.tag == null || capability.tags().contains(this.tag));
	}

}
