package io.ensemble.autoconfigure.web.ensemble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.protocol.http.EnsembleBody;
import io.ensemble.protocol.part.CapabilityDescription;

/**
 * Tells what the ensemble shares and how it is doing.
 */
class DescriptionEndpoints implements ApiEndpoints {

	private final EnsembleIdentity identity;

	private final CapabilityRegistry capabilities;

	private final EnsembleVitals vitals;

	private final Instant startedAt;

	/**
	 * Describe an ensemble.
	 * @param identity who it is
	 * @param capabilities what it can do
	 * @param vitals how it is doing
	 */
	DescriptionEndpoints(EnsembleIdentity identity, CapabilityRegistry capabilities, EnsembleVitals vitals) {
		this.identity = identity;
		this.capabilities = capabilities;
		this.vitals = vitals;
		this.startedAt = vitals.now();
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get("/api/capabilities", this::capabilities),
				ApiEndpoint.get("/api/status", this::status));
	}

	private CompletionStage<ApiAnswer> capabilities(ApiRequest request) {
		return ApiAnswer
			.ok(new EnsembleBody.Capabilities(this.identity.name(), this.identity.realm(),
					described(CapabilityKind.TASK), described(CapabilityKind.TOOL)))
			.now();
	}

	private CompletionStage<ApiAnswer> status(ApiRequest request) {
		return this.vitals.queued().thenApply((queued) -> ApiAnswer.ok(status(queued)));
	}

	private EnsembleBody.Status status(long queued) {
		int active = this.vitals.active();
		int maxConcurrent = this.vitals.maxConcurrent();
		List<String> names = this.capabilities.shared().stream().map(Capability::name).toList();
		Duration uptime = Duration.between(this.startedAt, this.vitals.now());
		return new EnsembleBody.Status(this.identity.name(), this.identity.realm(), this.vitals.state().name(), active,
				queued, maxConcurrent, (double) active / maxConcurrent, names, this.vitals.peers(), uptime);
	}

	private List<CapabilityDescription> described(CapabilityKind kind) {
		return this.capabilities.shared()
			.stream()
			.filter((capability) -> capability.kind() == kind)
			.map((capability) -> CapabilityDescription.of(capability.name(), capability.description(),
					capability.tags(), capability.inputSchema()))
			.toList();
	}

}
