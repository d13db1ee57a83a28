package io.ensemble.agent.run.limit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.agent.AgentLimits;
import io.ensemble.capability.WorkContext;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/**
 * Stops one run at its limits, and as soon as its result is of no use any more. For the
 * thread of the run only.
 */
public final class RunGuard {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final AgentLimits limits;

	private final WorkContext work;

	private final InstantSource time;

	private final RunAccount account;

	private final Map<String, Integer> callsOfTool = new HashMap<>();

	private final Map<List<Object>, Integer> identicalCalls = new HashMap<>();

	private int modelCalls;

	private int toolCalls;

	/**
	 * Guard a run that has not begun.
	 * @param limits its limits
	 * @param work the work that it does
	 * @param time tells whether its deadline passed
	 * @param account what it uses
	 */
	public RunGuard(AgentLimits limits, WorkContext work, InstantSource time, RunAccount account) {
		this.limits = limits;
		this.work = work;
		this.time = time;
		this.account = account;
	}

	/**
	 * Look whether anybody waits for the result.
	 * @throws CancellationException if the work was cancelled or its deadline passed
	 */
	public void checkAlive() {
		if (this.work.isCancelled() || Thread.currentThread().isInterrupted()) {
			throw new CancellationException("The work was cancelled");
		}
		Instant expiresAt = this.work.expiresAt();
		if (expiresAt != null && !this.time.instant().isBefore(expiresAt)) {
			throw new CancellationException("The deadline passed");
		}
	}

	/**
	 * Count a model call before it is made.
	 * @throws CancellationException if nobody wants the result any more
	 * @throws LimitExceededException if it would be one too many
	 */
	public void beforeModelCall() {
		checkAlive();
		checkBudget();
		check("max-iterations", ++this.modelCalls, this.limits.maxIterations(), "it wanted one more model call");
		this.work.progress("model call " + this.modelCalls, null);
	}

	/**
	 * Count all calls of a turn before the first of them runs, so that a turn is done as
	 * a whole or not at all.
	 * @param calls the calls
	 * @throws CancellationException if nobody wants the result any more
	 * @throws LimitExceededException if they would be too many
	 */
	public void beforeToolCalls(List<ToolCall> calls) {
		checkAlive();
		checkBudget();
		this.toolCalls += calls.size();
		check("max-total-tool-calls", this.toolCalls, this.limits.maxTotalToolCalls(), "it wanted one more tool call");
		calls.forEach(this::count);
	}

	private void checkBudget() {
		AgentLimits.Budget budget = this.limits.budget();
		long tokens = this.account.tokens().total();
		if (budget.maxTokens() != null && tokens >= budget.maxTokens()) {
			throw new LimitExceededException("max-tokens", budget.maxTokens(),
					"it used " + tokens + " tokens and was not done");
		}
		if (budget.maxCost() != null && this.account.cost() >= budget.maxCost()) {
			throw new LimitExceededException("max-cost", budget.maxCost(), String.format(Locale.ROOT,
					"it spent %.4f %s and was not done", this.account.cost(), this.account.currency()));
		}
	}

	private void count(ToolCall call) {
		check("max-calls-per-tool", this.callsOfTool.merge(call.name(), 1, Integer::sum), this.limits.maxCallsPerTool(),
				"it wanted one more call of '" + call.name() + "'");
		check("max-identical-calls",
				this.identicalCalls.merge(List.of(call.name(), arguments(call.arguments())), 1, Integer::sum),
				this.limits.maxIdenticalCalls(), "it repeated the same call of '" + call.name() + "'");
	}

	private static void check(String limit, int wanted, int max, String what) {
		if (wanted > max) {
			throw new LimitExceededException(limit, max, what);
		}
	}

	private static Object arguments(@Nullable String arguments) {
		if (arguments == null || arguments.isBlank()) {
			return JSON.createObjectNode();
		}
		try {
			return JSON.readTree(arguments);
		}
		catch (JsonProcessingException ex) {
			return arguments;
		}
	}

}
