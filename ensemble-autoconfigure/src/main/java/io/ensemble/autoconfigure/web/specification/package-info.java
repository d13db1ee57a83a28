/**
 * Describes the HTTP API and the WebSocket of the running ensemble for programs: OpenAPI,
 * AsyncAPI and JSON Schema.
 */
@NullMarked
package io.ensemble.autoconfigure.web.specification;

import org.jspecify.annotations.NullMarked;
