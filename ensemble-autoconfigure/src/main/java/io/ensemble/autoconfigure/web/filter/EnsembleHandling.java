package io.ensemble.autoconfigure.web.filter;

import java.util.function.Predicate;

import io.ensemble.autoconfigure.web.route.OwnPaths;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Tells which requests the ensemble will answer: those on its paths that no handler of
 * the application takes first.
 */
class EnsembleHandling implements Predicate<HttpServletRequest> {

	private final OwnPaths paths;

	private final ObjectProvider<HandlerMapping> mappings;

	private final int order;

	/**
	 * Ask the handler mappings.
	 * @param paths the paths of the ensemble
	 * @param mappings those of the application
	 * @param order the place of the ensemble's own mapping among them
	 */
	EnsembleHandling(OwnPaths paths, ObjectProvider<HandlerMapping> mappings, int order) {
		this.paths = paths;
		this.mappings = mappings;
		this.order = order;
	}

	@Override
	public boolean test(HttpServletRequest request) {
		return this.paths.include(request) && this.mappings.stream()
			.filter((mapping) -> mapping instanceof Ordered ordered && ordered.getOrder() < this.order)
			.noneMatch((mapping) -> takes(mapping, request));
	}

	// A mapping that refuses a request, for its method perhaps, takes it, too.
	private static boolean takes(HandlerMapping mapping, HttpServletRequest request) {
		ProbeRequest probe = new ProbeRequest(request);
		ServletRequestPathUtils.parseAndCache(probe);
		try {
			return mapping.getHandler(probe) != null;
		}
		catch (Exception ex) {
			return true;
		}
	}

}
