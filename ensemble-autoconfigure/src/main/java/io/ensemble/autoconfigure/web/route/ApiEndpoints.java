package io.ensemble.autoconfigure.web.route;

import java.util.List;

/**
 * End points that belong together. Every bean of this type is served below the base path
 * of the HTTP API, with its access rules, limits and problems.
 */
@FunctionalInterface
public interface ApiEndpoints {

	/**
	 * The end points.
	 * @return methods and paths with what answers them
	 */
	List<ApiEndpoint> endpoints();

}
