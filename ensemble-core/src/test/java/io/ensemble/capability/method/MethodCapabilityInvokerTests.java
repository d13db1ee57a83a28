package io.ensemble.capability.method;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.capability.StubWorkContext;
import io.ensemble.work.InvalidRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MethodCapabilityInvokerTests {

	private final Handlers handlers = new Handlers();

	@Test
	void textIsTheOutputAsItIs() throws Exception {
		assertThat(call("text")).isEqualTo("plain \"text\"");
		assertThat(call("builder")).isEqualTo("built");
	}

	@Test
	void nothingIsTheEmptyText() throws Exception {
		assertThat(call("nothing")).isEmpty();
		assertThat(call("nil")).isEmpty();
	}

	@Test
	void everythingElseIsJsonWithIsoTimes() throws Exception {
		assertThat(call("meal"))
			.isEqualTo("{\"dish\":\"steak\",\"ready\":\"2026-03-06T09:00:00Z\",\"takes\":\"PT30M\"}");
		assertThat(call("numbers")).isEqualTo("[1,2]");
		assertThat(call("number")).isEqualTo("42");
	}

	@Test
	void aStageIsAwaitedWithoutBlocking() throws Exception {
		CompletionStage<String> output = invoke("later");
		assertThat(output.toCompletableFuture()).isNotDone();
		this.handlers.later.complete(List.of("a", "b"));
		assertThat(output.toCompletableFuture()).isCompletedWithValue("[\"a\",\"b\"]");
	}

	@Test
	void aFailedStageFailsWithItsBareException() throws Exception {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		invoke("later").whenComplete((output, ex) -> failure.set(ex));
		this.handlers.later.completeExceptionally(new CompletionException(new IOException("no gas")));
		assertThat(failure.get()).isInstanceOf(IOException.class).hasMessage("no gas");
	}

	@Test
	void anExceptionIsThrownAsItIs() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> call("checked")).withMessage("burnt");
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> call("error"));
	}

	@Test
	void inputThatDoesNotFitNeverReachesTheMethod() {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> call("wanting", "x"))
			.withMessage("'count' must be a whole number in range");
	}

	@Test
	void aResultThatIsNoJsonIsAFailureWithoutClassNames() {
		assertThatIllegalStateException().isThrownBy(() -> call("endless"))
			.withMessage("The result cannot be written as JSON");
	}

	private String call(String method) throws Exception {
		return call(method, "");
	}

	private String call(String method, String input) throws Exception {
		return invoke(method, input).toCompletableFuture().join();
	}

	private CompletionStage<String> invoke(String method) throws Exception {
		return invoke(method, "");
	}

	private CompletionStage<String> invoke(String name, String input) throws Exception {
		return new MethodCapabilityInvoker(method(name), MethodInput.of(method(name), Handlers.class, "here"),
				() -> this.handlers)
			.invoke(StubWorkContext.of(input));
	}

	private static Method method(String name) {
		return Arrays.stream(Handlers.class.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	record Meal(String dish, Instant ready, Duration takes) {
	}

	static class Handlers {

		private final CompletableFuture<List<String>> later = new CompletableFuture<>();

		String text() {
			return "plain \"text\"";
		}

		StringBuilder builder() {
			return new StringBuilder("built");
		}

		void nothing() {
		}

		Object nil() {
			return null;
		}

		Meal meal() {
			return new Meal("steak", Instant.parse("2026-03-06T09:00:00Z"), Duration.ofMinutes(30));
		}

		int[] numbers() {
			return new int[] { 1, 2 };
		}

		int number() {
			return 42;
		}

		CompletionStage<List<String>> later() {
			return this.later;
		}

		void checked() throws IOException {
			throw new IOException("burnt");
		}

		void error() {
			throw new StackOverflowError();
		}

		String wanting(int count) {
			throw new AssertionError("reached with " + count);
		}

		List<Object> endless() {
			List<Object> endless = new ArrayList<>();
			endless.add(endless);
			return endless;
		}

	}

}
