package io.ensemble.test.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkRequestBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A request of a test, to be completed and made. Not thread-safe.
 */
public final class TestRequest {

	private final List<Consumer<WorkRequestBuilder>> details = new ArrayList<>();

	private final EnsembleTester tester;

	private final String capability;

	private @Nullable String requestId;

	private String caller = WorkKey.ANYONE;

	private Ingress ingress = Ingress.WEBSOCKET;

	TestRequest(EnsembleTester tester, String capability) {
		this.tester = tester;
		this.capability = capability;
	}

	/**
	 * Say how urgent it is.
	 * @param priority the priority
	 * @return this
	 */
	public TestRequest priority(Priority priority) {
		this.details.add((request) -> request.priority(priority));
		return this;
	}

	/**
	 * Say how long it may take.
	 * @param deadline from now
	 * @return this
	 */
	public TestRequest deadline(Duration deadline) {
		this.details.add((request) -> request.deadline(deadline));
		return this;
	}

	/**
	 * Say who asks; whoever asks has request ids of its own.
	 * @param ensemble the name of the caller
	 * @return this
	 */
	public TestRequest from(String ensemble) {
		this.caller = ensemble;
		this.details.add((request) -> request.from(ensemble));
		return this;
	}

	/**
	 * Say how the caller knows it, to ask for the same work twice.
	 * @param requestId the id
	 * @return this
	 */
	public TestRequest requestId(String requestId) {
		this.requestId = requestId;
		return this;
	}

	/**
	 * Ask from within the ensemble, which reaches what it does not share, too.
	 * @return this
	 */
	public TestRequest fromWithin() {
		this.ingress = Ingress.LOCAL;
		return this;
	}

	/**
	 * Say more.
	 * @param detail is given the request
	 * @return this
	 */
	public TestRequest with(Consumer<WorkRequestBuilder> detail) {
		this.details.add(detail);
		return this;
	}

	/**
	 * Ask, and do not wait. On virtual time everything has happened that takes no time.
	 * @param input text, or an object that is sent as JSON
	 * @return the work
	 */
	public TestWork submit(Object input) {
		return this.tester.submit(submission(input));
	}

	/**
	 * Ask, and wait until the work has ended or waits for a person.
	 * @param input text, or an object that is sent as JSON
	 * @return the work
	 * @throws AssertionError if it does not end in time
	 */
	public TestWork run(Object input) {
		TestWork work = submit(input);
		this.tester.await(work);
		return work;
	}

	private Submission submission(Object input) {
		String id = (this.requestId != null) ? this.requestId : this.tester.newId();
		WorkRequestBuilder request = WorkRequest.of(id, this.capability, EnsembleTester.text(input));
		this.details.forEach((detail) -> detail.accept(request));
		return new Submission(request.build(), this.caller, this.ingress);
	}

}
