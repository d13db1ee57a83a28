package io.ensemble.autoconfigure.web.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the end point of a call. Only the paths of the end points are taken; everything
 * else is left to the application, unknown paths beside ours included. Not a
 * {@code RouterFunction} itself, because the application's own handler mapping would
 * serve every bean of that type.
 */
public final class ApiRouter {

	private final List<ApiPath> paths;

	private final ApiGate gate;

	/**
	 * Serve end points.
	 * @param basePath is put in front of every path
	 * @param endpoints the end points
	 * @param gate what every call passes
	 */
	public ApiRouter(String basePath, Collection<ApiEndpoint> endpoints, ApiGate gate) {
		this.gate = gate;
		Map<String, Map<HttpMethod, ApiEndpoint>> byPath = new LinkedHashMap<>();
		for (ApiEndpoint endpoint : endpoints) {
			byPath.computeIfAbsent(basePath + endpoint.path(), (path) -> new LinkedHashMap<>())
				.put(endpoint.method(), endpoint);
		}
		List<ApiPath> paths = new ArrayList<>();
		byPath
			.forEach((path, methods) -> paths.add(new ApiPath(PathPatternParser.defaultInstance.parse(path), methods)));
		this.paths = List.copyOf(paths);
	}

	/**
	 * Find what answers a call.
	 * @param request the call
	 * @return its handler, empty if the path is none of ours
	 */
	public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
		PathContainer path = request.requestPath().pathWithinApplication();
		return this.paths.stream()
			.filter((candidate) -> candidate.pattern().matches(path))
			.findFirst()
			.map((matching) -> (call) -> handle(matching, call, path));
	}

	private ServerResponse handle(ApiPath path, ServerRequest request, PathContainer requested) throws IOException {
		PathPattern.PathMatchInfo match = path.pattern().matchAndExtract(requested);
		Map<String, String> variables = (match != null) ? match.getUriVariables() : Map.of();
		return this.gate.handle(request, path.endpoint(request.method()), variables);
	}

	private record ApiPath(PathPattern pattern, Map<HttpMethod, ApiEndpoint> methods) {

		ApiEndpoint endpoint(HttpMethod method) {
			ApiEndpoint endpoint = this.methods.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
			return (endpoint != null) ? endpoint : notAllowed(method);
		}

		private ApiEndpoint notAllowed(HttpMethod method) {
			String allowed = this.methods.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
			Access access = this.methods.values().iterator().next().access();
			return new ApiEndpoint(method, this.pattern.getPatternString(),
					(access == Access.OPEN) ? Access.OPEN : Access.READ,
					(request) -> ApiAnswer.problem(Problem.of(ProblemType.METHOD_NOT_ALLOWED, "use " + allowed))
						.header(HttpHeaders.ALLOW, allowed)
						.now());
		}

	}

}
