package io.ensemble.run.task;

import io.ensemble.agent.AgentTask;
import io.ensemble.network.NetworkCapability;
import org.jspecify.annotations.Nullable;

/**
 * Who does a task of a run.
 */
public sealed interface TaskWork {

	/**
	 * A model that is told the text of the task and nothing else.
	 *
	 * @param outputType the type whose JSON the output must be; {@code null} for free
	 * text
	 */
	record Prompt(@Nullable Class<?> outputType) implements TaskWork {
	}

	/**
	 * A model with a role and tools.
	 *
	 * @param task the agent task
	 */
	record Agent(AgentTask task) implements TaskWork {
	}

	/**
	 * Plain Java.
	 *
	 * @param function does it
	 */
	record Function(TaskFunction function) implements TaskWork {
	}

	/**
	 * A task or tool of the ensemble itself.
	 *
	 * @param capability its name
	 */
	record Local(String capability) implements TaskWork {
	}

	/**
	 * A task or tool of another ensemble.
	 *
	 * @param capability which one
	 */
	record Remote(NetworkCapability capability) implements TaskWork {
	}

}
