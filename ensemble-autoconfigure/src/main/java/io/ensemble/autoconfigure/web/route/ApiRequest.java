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
	 * @throws InvalidRequestException if it is given more than once
	 */
	public Optional<String> param(String name) {
		if (this.request.params().getOrDefault(name, List.of()).size() > 1) {
			throw new InvalidRequestException(name, "must be given once");
		}
		return this.request.param(name).filter((value) -> !value.isEmpty());
	}

}
