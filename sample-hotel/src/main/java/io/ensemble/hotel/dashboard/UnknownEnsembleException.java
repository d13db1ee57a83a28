package io.ensemble.hotel.dashboard;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The page asks for an ensemble that is not among the peers.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
class UnknownEnsembleException extends RuntimeException {

	UnknownEnsembleException(String ensemble) {
		super("No ensemble '" + ensemble + "'");
	}

}
