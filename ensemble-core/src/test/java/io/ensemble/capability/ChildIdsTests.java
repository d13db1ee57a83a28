package io.ensemble.capability;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChildIds}.
 */
class ChildIdsTests {

	@Test
	void countTheRequestsOfAPieceOfWork() {
		ChildIds ids = ChildIds.of("meal-1");
		assertThat(ids.next()).isEqualTo("meal-1:1");
		assertThat(ids.next()).isEqualTo("meal-1:2");
	}

	@Test
	void countTheFurtherRequestsOfOneStep() {
		ChildIds ids = ChildIds.afterFirst("meal-1:2");
		assertThat(ids.next()).isEqualTo("meal-1:2.2");
		assertThat(ids.next()).isEqualTo("meal-1:2.3");
	}

	@Test
	void staysAnIdWhenTheParentIsAsLongAsAnIdMayBe() {
		assertThat(ChildIds.of("x".repeat(126)).next()).isEqualTo("x".repeat(126) + ":1");
		assertThat(ChildIds.of("x".repeat(127)).next()).hasSize(34).endsWith(":1");
		assertThat(ChildIds.afterFirst("x".repeat(126) + ":1").next()).hasSize(34).endsWith(".2");
	}

}
