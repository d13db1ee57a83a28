package io.ensemble.test.work;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkStatus;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on work. Each says in its failure all that is known of the work.
 */
public final class TestWorkAssert extends AbstractAssert<TestWorkAssert, TestWork> {

	TestWorkAssert(TestWork work) {
		super(work, TestWorkAssert.class);
	}

	/**
	 * It is done.
	 * @return this
	 */
	public TestWorkAssert isCompleted() {
		return hasStatus(WorkStatus.COMPLETED);
	}

	/**
	 * It waits for a person to agree.
	 * @return this
	 */
	public TestWorkAssert waitsForReview() {
		return hasStatus(WorkStatus.WAITING_REVIEW);
	}

	/**
	 * Its deadline passed.
	 * @return this
	 */
	public TestWorkAssert isExpired() {
		return hasStatus(WorkStatus.EXPIRED);
	}

	/**
	 * Its handler failed, for good or at its last attempt, and said all of these texts.
	 * @param texts parts of the message
	 * @return this
	 */
	public TestWorkAssert hasFailedWith(String... texts) {
		if (this.actual.status() != WorkStatus.DEAD) {
			hasStatus(WorkStatus.FAILED);
		}
		return contains("error", this.actual.error(), texts);
	}

	/**
	 * It was not taken.
	 * @param code why
	 * @return this
	 */
	public TestWorkAssert isRefusedWith(ErrorCode code) {
		hasStatus(WorkStatus.REJECTED);
		if (this.actual.code() != code) {
			failWithMessage("Expected the code %s, but this is %s", code, this.actual);
		}
		return this;
	}

	/**
	 * It stands at a status.
	 * @param status the status
	 * @return this
	 */
	public TestWorkAssert hasStatus(WorkStatus status) {
		if (this.actual.status() != status) {
			failWithMessage("Expected %s, but this is %s", status, this.actual);
		}
		return this;
	}

	/**
	 * Its output is just this.
	 * @param output the text
	 * @return this
	 */
	public TestWorkAssert hasOutput(String output) {
		if (!output.equals(this.actual.output())) {
			failWithMessage("Expected the output <%s>, but this is %s", output, this.actual);
		}
		return this;
	}

	/**
	 * Its output has all of these texts in it.
	 * @param texts the texts
	 * @return this
	 */
	public TestWorkAssert outputContains(String... texts) {
		return contains("output", this.actual.output(), texts);
	}

	/**
	 * Go on with the output as an object.
	 * @param <T> its type
	 * @param type its type
	 * @return assertions on the object
	 */
	public <T> ObjectAssert<T> outputAs(Class<T> type) {
		return Assertions.assertThat(this.actual.output(type));
	}

	/**
	 * Its handler told of progress in these words, in this order.
	 * @param messages the messages, whole
	 * @return this
	 */
	public TestWorkAssert hasTold(String... messages) {
		List<String> told = this.actual.progress().stream().map((progress) -> progress.message()).toList();
		if (!told.equals(List.of(messages))) {
			failWithMessage("Expected the progress %s, but this is %s", List.of(messages), this.actual);
		}
		return this;
	}

	/**
	 * It handed work to another ensemble.
	 * @param ensemble its name
	 * @param capability the task or tool
	 * @return this
	 */
	public TestWorkAssert hasDelegatedTo(String ensemble, String capability) {
		boolean found = this.actual.delegations()
			.stream()
			.anyMatch((delegation) -> delegation.ensemble().equals(ensemble) && delegation.task().equals(capability));
		if (!found) {
			failWithMessage("Expected a call of %s/%s, but the calls were %s; this is %s", ensemble, capability,
					this.actual.delegations(), this.actual);
		}
		return this;
	}

	private TestWorkAssert contains(String what, @Nullable String text, String... parts) {
		String all = Objects.requireNonNullElse(text, "");
		List<String> missing = Arrays.stream(parts).filter((part) -> !all.contains(part)).toList();
		if (!missing.isEmpty()) {
			failWithMessage("Expected %s in the %s, but this is %s", missing, what, this.actual);
		}
		return this;
	}

}
