package io.ensemble.capability.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.core.JsonParseException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.work.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TransientFailuresTests {

	private final TransientFailures failures = TransientFailures.standard();

	@ParameterizedTest
	@MethodSource
	void whatPassesByItselfIsWorthAnotherAttempt(Throwable failure) {
		assertThat(this.failures.isTransient(failure)).isTrue();
		assertThat(this.failures.isTransient(new IllegalStateException("cannot cook", failure))).isTrue();
	}

	static Stream<Throwable> whatPassesByItselfIsWorthAnotherAttempt() {
		return Stream.of(new TransientFailureException("the oven heats up"), new ConnectException("refused"),
				new SocketTimeoutException("read timed out"), new UnknownHostException("kitchen"),
				new HttpConnectTimeoutException("timed out"), new IOException("connection reset by peer"),
				new UncheckedIOException(new IOException("broken pipe")),
				new SQLTransientConnectionException("no connection"),
				new StoreUnavailableException("no connection", null),
				new RemoteUnreachableException("kitchen", "not there", true, null),
				new RemoteRefusedException("kitchen", ErrorCode.QUEUE_FULL, "full"));
	}

	@ParameterizedTest
	@MethodSource
	void whatAHandlerMeansIsNotRepeated(Throwable failure) {
		assertThat(this.failures.isTransient(failure)).isFalse();
	}

	static Stream<Throwable> whatAHandlerMeansIsNotRepeated() {
		return Stream.of(new IllegalStateException("no fish today"), new FileNotFoundException("menu.txt"),
				new JsonParseException(null, "not JSON"), new SSLHandshakeException("unknown authority"),
				new SQLException("syntax error"), new TimeoutException("too slow"),
				new RemoteUnreachableException("kitchen", "no such host is configured", false, null),
				new RemoteFailureException("kitchen", ErrorCode.TASK_FAILED, "no fish", null),
				new OutOfMemoryError("heap"));
	}

	@ParameterizedTest
	@MethodSource("causes")
	void anExceptionThatKnowsDecidesWhateverCausedIt(Throwable cause) {
		assertThat(this.failures.isTransient(new SoldOutException(cause))).isFalse();
		assertThat(this.failures.isTransient(new TransientFailureException("later", cause))).isTrue();
	}

	static Stream<Throwable> causes() {
		return Stream.of(new ConnectException("refused"), new IllegalArgumentException("what"),
				new TransientFailureException("the oven heats up"));
	}

	private static final class SoldOutException extends RuntimeException implements RetryableFailure {

		SoldOutException(Throwable cause) {
			super("sold out", cause);
		}

		@Override
		public boolean isTransient() {
			return false;
		}

	}

}
