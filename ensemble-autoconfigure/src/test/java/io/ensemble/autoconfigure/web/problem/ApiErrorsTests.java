package io.ensemble.autoconfigure.web.problem;

import java.util.concurrent.CompletionException;

import io.ensemble.protocol.http.Problem;
import io.ensemble.transport.UnsupportedByStoreException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApiErrorsTests {

	@Test
	void whatTheStoreCanNeverDoIsAConflictInItsWords() {
		Problem problem = ApiErrors
			.problem(new CompletionException(new UnsupportedByStoreException("It cannot change priorities")));
		assertThat(problem.status()).isEqualTo(409);
		assertThat(problem.detail()).isEqualTo("It cannot change priorities");
	}

}
