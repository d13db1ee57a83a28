package io.ensemble.transport.redis.client;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a script answered: texts, whole numbers and lists, {@code null} for what is
 * missing.
 *
 * @param values the values
 */
public record Reply(List<? extends @Nullable Object> values) {

	static Reply of(Object values) {
		return new Reply((List<?>) values);
	}

	/**
	 * Whether there is nothing.
	 * @return {@code true} if so
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Whether something is there.
	 * @param index which value
	 * @return {@code false} if it is missing
	 */
	public boolean has(int index) {
		return this.values.get(index) != null;
	}

	/**
	 * A text.
	 * @param index which value
	 * @return the text
	 */
	public String text(int index) {
		return String.valueOf(this.values.get(index));
	}

	/**
	 * A whole number.
	 * @param index which value
	 * @return the number
	 */
	public long number(int index) {
		return Long.parseLong(text(index));
	}

	/**
	 * A truth.
	 * @return whether the first value is there and not zero
	 */
	public boolean isTrue() {
		return !isEmpty() && number(0) != 0;
	}

	/**
	 * A list within the list.
	 * @param index which value
	 * @return that list
	 */
	public Reply list(int index) {
		return of(Objects.requireNonNull(this.values.get(index)));
	}

	/**
	 * All values, which are texts.
	 * @return the texts
	 */
	public Stream<String> texts() {
		return this.values.stream().map(String::valueOf);
	}

	/**
	 * All values, which are lists.
	 * @return the lists
	 */
	public Stream<Reply> lists() {
		return IntStream.range(0, this.values.size()).mapToObj(this::list);
	}

}
