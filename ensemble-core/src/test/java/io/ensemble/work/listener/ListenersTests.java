package io.ensemble.work.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ListenersTests {

	private final List<String> heard = new ArrayList<>();

	private final Listeners<Consumer<String>> listeners = new Listeners<>("soup");

	@Test
	void allAreToldInTheOrderInWhichTheyWereAdded() {
		this.listeners.add((news) -> this.heard.add("first " + news));
		this.listeners.add((news) -> this.heard.add("second " + news));
		tell("served");
		assertThat(this.heard).containsExactly("first served", "second served");
	}

	@Test
	void whoWasTakenAwayIsNotToldAnyMore() {
		Consumer<String> listener = this.heard::add;
		this.listeners.add(listener);
		tell("served");
		this.listeners.remove(listener);
		tell("eaten");
		assertThat(this.heard).containsExactly("served");
	}

	@Test
	void aListenerThatThrowsHurtsNobodyAndIsLogged(CapturedOutput output) {
		this.listeners.add((news) -> {
			throw new IllegalStateException("no spoon");
		});
		this.listeners.add(this.heard::add);
		tell("served");
		assertThat(this.heard).containsExactly("served");
		assertThat(output).contains("A listener to soup failed").contains("no spoon");
	}

	@Test
	void aSingleListenerThatThrowsIsLoggedByANameThatIsFitForALog(CapturedOutput output) {
		Listeners.tell("the topic so\nup", () -> {
			throw new IllegalStateException("no spoon");
		});
		assertThat(output).contains("A listener to the topic so\\nup failed").contains("no spoon");
	}

	@Test
	void anErrorIsNotHeldBack() {
		this.listeners.add((news) -> {
			throw new AssertionError("broken");
		});
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tell("served"));
	}

	private void tell(String news) {
		this.listeners.tell((listener) -> listener.accept(news));
	}

}
