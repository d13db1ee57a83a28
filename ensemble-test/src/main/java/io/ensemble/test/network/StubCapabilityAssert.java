package io.ensemble.test.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a stub was asked.
 */
public final class StubCapabilityAssert extends AbstractAssert<StubCapabilityAssert, StubCapability> {

	StubCapabilityAssert(StubCapability stub) {
		super(stub, StubCapabilityAssert.class);
	}

	/**
	 * It was asked just so often.
	 * @param times how often
	 * @return this
	 */
	public StubCapabilityAssert wasAsked(int times) {
		List<RecordedRequest> requests = this.actual.requests();
		if (requests.size() != times) {
			failWithMessage("Expected %s to be asked %d times, but it was asked %d times:%s", this.actual, times,
					requests.size(), list(requests));
		}
		return this;
	}

	/**
	 * It was asked once.
	 * @return this
	 */
	public StubCapabilityAssert wasAskedOnce() {
		return wasAsked(1);
	}

	/**
	 * It was not asked.
	 * @return this
	 */
	public StubCapabilityAssert wasNotAsked() {
		return wasAsked(0);
	}

	/**
	 * One of its requests has all of these texts in its input.
	 * @param texts the texts
	 * @return this
	 */
	public StubCapabilityAssert wasAskedFor(String... texts) {
		List<RecordedRequest> requests = this.actual.requests();
		boolean found = requests.stream()
			.anyMatch((request) -> Stream.of(texts).allMatch((text) -> request.input().contains(text)));
		if (!found) {
			failWithMessage("Expected %s to be asked for something with %s, but these were its requests:%s",
					this.actual, List.of(texts), list(requests));
		}
		return this;
	}

	/**
	 * One of its requests was withdrawn by its caller.
	 * @return this
	 */
	public StubCapabilityAssert wasWithdrawn() {
		if (this.actual.withdrawn().isEmpty()) {
			failWithMessage("Expected a request to %s to be withdrawn, but none was; its requests:%s", this.actual,
					list(this.actual.requests()));
		}
		return this;
	}

	private static String list(List<RecordedRequest> requests) {
		return requests.isEmpty() ? " none"
				: requests.stream().map((request) -> "\n  " + request).collect(Collectors.joining());
	}

}
