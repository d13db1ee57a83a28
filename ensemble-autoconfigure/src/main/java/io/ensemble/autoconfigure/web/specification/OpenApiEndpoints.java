package io.ensemble.autoconfigure.web.specification;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.route.EnsembleWebProperties;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.protocol.ProtocolSchema;

import org.springframework.util.StringUtils;

/**
 * Describes the HTTP API by the rules of OpenAPI 3.1. Only what this ensemble serves is
 * told.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>
 */
class OpenApiEndpoints implements ApiEndpoints {

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch",
			"trace");

	private final SpecificationTemplate template = new SpecificationTemplate("openapi.json", ProtocolSchema.BODIES);

	private final EnsembleIdentity identity;

	private final CapabilitySchemas capabilities;

	private final EnsembleWebProperties properties;

	private final Supplier<? extends Collection<ApiEndpoint>> served;

	/**
	 * Describe an API.
	 * @param identity whose it is
	 * @param capabilities what the ensemble can do
	 * @param properties where it is served
	 * @param served what it consists of, asked at each call
	 */
	OpenApiEndpoints(EnsembleIdentity identity, CapabilityRegistry capabilities, EnsembleWebProperties properties,
			Supplier<? extends Collection<ApiEndpoint>> served) {
		this.identity = identity;
		this.capabilities = new CapabilitySchemas(capabilities);
		this.properties = properties;
		this.served = served;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get("/api/openapi.json", this::describe));
	}

	private CompletionStage<ApiAnswer> describe(ApiRequest request) {
		ObjectNode document = this.template.begin(this.identity);
		String root = request.request().requestPath().contextPath().value() + this.properties.basePath();
		document.putArray("servers").addObject().put("url", root.isEmpty() ? "/" : root);
		retainServed(document.withObject("paths"));
		this.capabilities.addTo(document);
		return new ApiAnswer.Json(document).now();
	}

	private void retainServed(ObjectNode paths) {
		Map<String, Set<String>> served = this.served.get()
			.stream()
			.collect(Collectors.groupingBy((endpoint) -> StringUtils.delete(endpoint.path(), "*"), Collectors
				.mapping((endpoint) -> endpoint.method().name().toLowerCase(Locale.ROOT), Collectors.toSet())));
		paths.retain(served.keySet());
		paths.properties().forEach((path) -> {
			Set<String> methods = served.getOrDefault(path.getKey(), Set.of());
			((ObjectNode) path.getValue()).properties()
				.removeIf((member) -> METHODS.contains(member.getKey()) && !methods.contains(member.getKey()));
		});
	}

}
