package io.ensemble.autoconfigure.schedule;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether a schedule sends its results to a topic.
 */
class OnBroadcastCondition extends SpringBootCondition {

	private static final Bindable<Map<String, Broadcast>> TASKS = Bindable.mapOf(String.class, Broadcast.class);

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean any = Binder.get(context.getEnvironment())
			.bind(ScheduleProperties.PREFIX, TASKS)
			.map((tasks) -> tasks.values().stream().anyMatch((task) -> task.broadcastTo() != null))
			.orElse(false);
		return new ConditionOutcome(any, ConditionMessage.forCondition("Broadcast of schedules")
			.because((any ? "found " : "did not find ") + "broadcast-to"));
	}

	/**
	 * What matters of a schedule.
	 *
	 * @param broadcastTo its topic
	 */
	record Broadcast(@Nullable String broadcastTo) {
	}

}
