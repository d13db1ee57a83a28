package io.ensemble.test.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.engine.event.Subscription;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.work.Submission;

/**
 * Asks an ensemble for its tasks and tools as another ensemble does, through the whole
 * engine: the provider's side of a contract between two ensembles. Thread-safe on real
 * time, for one thread on virtual time.
 */
public final class EnsembleTester {

	private final List<TestWork> open = new CopyOnWriteArrayList<>();

	private final AtomicLong ids = new AtomicLong();

	private final WorkIntake intake;

	private final WorkControl control;

	private final WorkEvents events;

	private final Passage passage;

	/**
	 * Create.
	 * @param intake takes requests
	 * @param control withdraws what a test leaves behind
	 * @param events tells what becomes of them
	 * @param passage how time passes
	 */
	public EnsembleTester(WorkIntake intake, WorkControl control, WorkEvents events, Passage passage) {
		this.intake = intake;
		this.control = control;
		this.events = events;
		this.passage = passage;
	}

	/**
	 * Ask for a task or tool, and wait until the work has ended or waits for a person.
	 * @param capability the name of the task or tool
	 * @param input text, or an object that is sent as JSON
	 * @return the work
	 * @throws AssertionError if it does not end in time
	 */
	public TestWork run(String capability, Object input) {
		return request(capability).run(input);
	}

	/**
	 * Ask for a task or tool, and do not wait.
	 * @param capability the name of the task or tool
	 * @param input text, or an object that is sent as JSON
	 * @return the work
	 */
	public TestWork submit(String capability, Object input) {
		return request(capability).submit(input);
	}

	/**
	 * Ask for a task or tool and say more than its input.
	 * @param capability the name of the task or tool
	 * @return the request, to be completed and made
	 */
	public TestRequest request(String capability) {
		return new TestRequest(this, capability);
	}

	/**
	 * Wait until work has ended or waits for a person.
	 * @param work the work
	 * @throws AssertionError if it does not end in time
	 */
	public void await(TestWork work) {
		if (!this.passage.await(work.settled())) {
			throw new AssertionError(
					"The work does not end within %s; it is %s".formatted(this.passage.patience(), work));
		}
	}

	/**
	 * Let virtual time pass.
	 * @param duration how much
	 * @throws IllegalStateException on real time
	 */
	public void advance(Duration duration) {
		this.passage.advance(duration);
	}

	/**
	 * Withdraw work as its caller may.
	 * @param work the work
	 */
	public void cancel(TestWork work) {
		this.control.cancel(work.key());
		this.passage.settle();
	}

	/**
	 * Withdraw everything that a test has left behind.
	 */
	public void clear() {
		this.open.stream().filter((work) -> !work.status().isFinal()).forEach(this::cancel);
		this.open.clear();
	}

	String newId() {
		return "test-" + this.ids.incrementAndGet();
	}

	TestWork submit(Submission submission) {
		TestWork work = new TestWork(submission.key(), submission.request().task());
		this.open.add(work);
		Subscription subscription = this.events.listen(work);
		work.ended().thenRun(subscription::cancel);
		this.intake.submit(submission).thenAccept((admission) -> {
			if (admission instanceof Admission.Refused refused) {
				work.refused(refused);
			}
			else if (admission instanceof Admission.Known known) {
				work.known(known.record());
			}
		});
		this.passage.settle();
		return work;
	}

	static String text(Object input) {
		try {
			return CapabilityJson.write(input);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(input.getClass().getSimpleName() + " cannot be sent as JSON", ex);
		}
	}

}
