package io.ensemble.autoconfigure.web.ensemble;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiHandler;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.protocol.http.EnsembleBody;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Tells probes how the ensemble is, and lets operators drain it.
 */
class LifecycleEndpoints implements ApiEndpoints {

	private final HealthProbes probes;

	private final EnsembleLifecycle lifecycle;

	/**
	 * Serve probes and operators.
	 * @param probes the truth
	 * @param lifecycle is drained
	 */
	LifecycleEndpoints(HealthProbes probes, EnsembleLifecycle lifecycle) {
		this.probes = probes;
		this.lifecycle = lifecycle;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(health("/api/health/live", (request) -> health(this.probes.liveness())),
				health("/api/health/ready", (request) -> health(this.probes.readiness())),
				new ApiEndpoint(HttpMethod.POST, "/api/lifecycle/drain", Access.DRAIN, this::drain));
	}

	private CompletionStage<ApiAnswer> drain(ApiRequest request) {
		this.lifecycle.drain();
		return ApiAnswer.of(HttpStatus.ACCEPTED, new EnsembleBody.Lifecycle(this.lifecycle.state().name())).now();
	}

	private static ApiEndpoint health(String path, ApiHandler handler) {
		return new ApiEndpoint(HttpMethod.GET, path, Access.OPEN, handler);
	}

	private static CompletionStage<ApiAnswer> health(String status) {
		HttpStatus http = status.equals(HealthProbes.UP) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
		return ApiAnswer.of(http, new EnsembleBody.Health(status)).now();
	}

}
