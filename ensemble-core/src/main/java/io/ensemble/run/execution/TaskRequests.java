package io.ensemble.run.execution;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.run.RunTask;
import io.ensemble.run.task.TaskInput;
import io.ensemble.run.task.TaskWork;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRequest;

/**
 * Makes the request for a task of a run.
 */
final class TaskRequests {

	private TaskRequests() {
	}

	/**
	 * Make a request.
	 * @param task the task
	 * @param input what it has to work with
	 * @param frame the run
	 * @param now the time
	 * @return the request, to be handed in
	 * @throws RuntimeException if what is asked for cannot be made of the input; the
	 * message says why
	 */
	static Submission create(RunTask task, TaskInput input, RunFrame frame, Instant now) {
		String capability = (task.work() instanceof TaskWork.Local local) ? local.capability() : task.name();
		WorkRequest request = WorkRequest.of(frame.requestId(task.name()), capability, context(task, input))
			.from(frame.ensemble())
			.priority(frame.priority())
			.deadline(frame.left(now))
			.traceContext(frame.trace())
			.hops(frame.hops())
			.build();
		return new Submission(request, frame.caller(), Ingress.LOCAL);
	}

	private static String context(RunTask task, TaskInput input) {
		if (task.input() != null) {
			return write(task, task.input().apply(input));
		}
		boolean bare = input.text().isBlank();
		if (bare && input.outputs().size() <= 1) {
			return String.join("", input.outputs().values());
		}
		String outputs = input.outputs().entrySet().stream().map(TaskRequests::section).collect(Collectors.joining());
		return bare ? outputs.stripLeading() : input.text() + outputs;
	}

	private static String section(Map.Entry<String, String> output) {
		return "\n\nOutput of the task %s:\n%s".formatted(output.getKey(), output.getValue());
	}

	private static String write(RunTask task, Object value) {
		try {
			return CapabilityJson.write(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("What '%s' asks for cannot be written as JSON".formatted(task.name()),
					ex);
		}
	}

}
