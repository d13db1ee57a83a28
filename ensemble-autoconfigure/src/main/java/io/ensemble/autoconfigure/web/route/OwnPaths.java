package io.ensemble.autoconfigure.web.route;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths that belong to the ensemble: those of the HTTP API and of the WebSocket.
 */
public final class OwnPaths {

	private static final String SOCKET = "/ws";

	private final Supplier<List<PathPattern>> patterns;

	/**
	 * Know the paths.
	 * @param basePath is put in front of every path
	 * @param endpoints the end points, looked at with the first request
	 */
	public OwnPaths(String basePath, Supplier<? extends Collection<ApiEndpoint>> endpoints) {
		this.patterns = SingletonSupplier.of(() -> patterns(basePath, endpoints.get()));
	}

	/**
	 * Whether a request is for the ensemble.
	 * @param request the request, in a filter or later
	 * @return {@code true} if its path is one of ours
	 */
	public boolean include(HttpServletRequest request) {
		PathContainer path = path(request).pathWithinApplication();
		return this.patterns.get().stream().anyMatch((pattern) -> pattern.matches(path));
	}

	private static RequestPath path(HttpServletRequest request) {
		if (ServletRequestPathUtils.hasParsedRequestPath(request)) {
			return ServletRequestPathUtils.getParsedRequestPath(request);
		}
		RequestPath path = ServletRequestPathUtils.parseAndCache(request);
		ServletRequestPathUtils.clearParsedRequestPath(request);
		return path;
	}

	private static List<PathPattern> patterns(String basePath, Collection<ApiEndpoint> endpoints) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		return Stream.concat(Stream.of(SOCKET), endpoints.stream().map(ApiEndpoint::path))
			.distinct()
			.map((path) -> parser.parse(basePath + path))
			.toList();
	}

}
