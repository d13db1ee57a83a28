package io.ensemble.faults.worker;

import io.ensemble.engine.WorkStores;
import io.ensemble.faults.worker.WorkerProperties.Bug;
import io.ensemble.faults.worker.bug.AcknowledgesBeforeTheResult;
import io.ensemble.faults.worker.bug.ForgetsToEnqueue;
import io.ensemble.faults.worker.bug.IgnoresTheToken;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Puts a mistake between the engine and its store.
 */
class DeliberateBugs implements BeanPostProcessor {

	private final Environment environment;

	DeliberateBugs(Environment environment) {
		this.environment = environment;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof WorkStores stores) ? spoilt(stores) : bean;
	}

	private WorkStores spoilt(WorkStores stores) {
		WorkQueue queue = stores.queue();
		ResultStore results = stores.results();
		return switch (this.environment.getProperty("worker.bug", Bug.class, Bug.NONE)) {
			case NONE -> stores;
			case ACKNOWLEDGES_BEFORE_THE_RESULT ->
				with(stores, AcknowledgesBeforeTheResult.queue(queue), AcknowledgesBeforeTheResult.results(results));
			case IGNORES_THE_TOKEN -> with(stores, queue, new IgnoresTheToken(results,
					this.environment.getRequiredProperty("worker.witness") + ".overwritten")
				.store());
			case FORGETS_TO_ENQUEUE -> with(stores, new ForgetsToEnqueue(queue).queue(), results);
		};
	}

	private static WorkStores with(WorkStores stores, WorkQueue queue, ResultStore results) {
		return new WorkStores(queue, results, stores.journal(), stores.cache(), stores.deliveries());
	}

}
