package io.ensemble.capability.tool;

import java.util.concurrent.CompletionStage;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;

import org.springframework.ai.chat.model.ToolContext;

/**
 * Calls a tool at once, on the calling thread and as a part of the work that calls it: no
 * queue, no request of its own. A gated tool is refused, because nobody would be asked.
 */
public final class DirectToolCaller implements ToolCaller {

	/** The key of the calling work in a {@link ToolContext}. */
	public static final String WORK_CONTEXT = WorkContext.class.getName();

	@Override
	public CompletionStage<String> call(Capability capability, String input, ToolContext context) throws Exception {
		if (capability.gate() != null) {
			throw new IllegalStateException("a person has to agree to it first, and cannot be asked on this way");
		}
		WorkContext work = new ToolWorkContext(caller(context), input);
		try (CurrentWork.Scope scope = CurrentWork.open(work)) {
			return capability.invoker().invoke(work);
		}
	}

	private static WorkContext caller(ToolContext context) {
		if (context.getContext().get(WORK_CONTEXT) instanceof WorkContext work) {
			return work;
		}
		return CurrentWork.find()
			.orElseThrow(() -> new IllegalStateException("it can only be called by a task while it runs"));
	}

}
