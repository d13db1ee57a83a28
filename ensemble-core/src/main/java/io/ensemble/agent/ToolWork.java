package io.ensemble.agent;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import io.ensemble.capability.WorkContext;

import org.springframework.ai.chat.model.ToolContext;

/**
 * The work that a tool is called for, as it stands in the tool's {@link ToolContext}
 * under {@value #KEY}. Some tools send their context over the wire (MCP tools do); this
 * entry then is an empty object.
 */
@JsonIncludeProperties({})
public final class ToolWork {

	/** The key in the tool context. */
	public static final String KEY = "ensemble.work";

	private final WorkContext context;

	private ToolWork(WorkContext context) {
		this.context = context;
	}

	/**
	 * The entry for a tool context.
	 * @param context the work
	 * @return a map of one entry
	 */
	public static Map<String, Object> entry(WorkContext context) {
		return Map.of(KEY, new ToolWork(context));
	}

	/**
	 * Find the work that a tool is called for.
	 * @param toolContext what the tool was given
	 * @return the work, empty if an agent of another kind calls
	 */
	public static Optional<WorkContext> find(ToolContext toolContext) {
		return (toolContext.getContext().get(KEY) instanceof ToolWork work) ? Optional.of(work.context)
				: Optional.empty();
	}

	@Override
	public String toString() {
		return KEY;
	}

}
