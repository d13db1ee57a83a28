package io.ensemble.autoconfigure.web.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import io.ensemble.work.WorkKey;

import org.springframework.web.servlet.function.ServerRequest;

/**
 * A call of somebody who may make it.
 *
 * @param request the call itself
 * @param caller whose work it is about
 * @param variables what the path named
 * @param body the body, empty if there is none
 */
public record ApiRequest(ServerRequest request, String caller, Map<String, String> variables, byte[] body) {

	/**
	 * A name in the path.
	 * @param variable the path variable
	 * @return its value, {@code null}-free but hostile; see {@link #workKey()}
	 */
	public String variable(String variable) {
		return this.variables.getOrDefault(variable, "");
	}

	/**
	 * The work that the path names.
	 * @return its key; empty if no work can have such an id
	 */
	public Optional<WorkKey> workKey() {
		return Optional.of(variable("requestId")).filter(Limits::isId).map((id) -> new WorkKey(this.caller, id));
	}

	/**
	 * A query parameter that may be given once.
	 * @param name its name
	 * @return its value, empty if it is not given or empty
	 * @throws InvalidRequestException if it is given more than once, or holds the
	 * character zero, which not every store takes
	 */
	public Optional<String> param(String name) {
		if (this.request.params().getOrDefault(name, List.of()).size() > 1) {
			throw new InvalidRequestException(name, "must be given once");
		}
		Optional<String> value = this.request.param(name).filter((text) -> !text.isEmpty());
		if (value.filter((text) -> text.indexOf('\0') >= 0).isPresent()) {
			throw new InvalidRequestException(name, "must not hold the character zero");
		}
		return value;
	}

}
