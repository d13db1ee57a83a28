package io.ensemble.autoconfigure.web.route;

import io.ensemble.autoconfigure.web.access.Access;

import org.springframework.http.HttpMethod;

/**
 * One method on one path.
 *
 * @param method the HTTP method
 * @param path the path pattern, below the base path
 * @param access who may call it
 * @param handler answers
 */
public record ApiEndpoint(HttpMethod method, String path, Access access, ApiHandler handler) {

	/**
	 * Something to read.
	 * @param path the path pattern
	 * @param handler answers
	 * @return a GET end point for callers
	 */
	public static ApiEndpoint get(String path, ApiHandler handler) {
		return new ApiEndpoint(HttpMethod.GET, path, Access.READ, handler);
	}

	/**
	 * Something to ask for.
	 * @param path the path pattern
	 * @param handler answers
	 * @return a POST end point for callers
	 */
	public static ApiEndpoint post(String path, ApiHandler handler) {
		return new ApiEndpoint(HttpMethod.POST, path, Access.WRITE, handler);
	}

}
