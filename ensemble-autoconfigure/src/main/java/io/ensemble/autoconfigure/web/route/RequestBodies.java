package io.ensemble.autoconfigure.web.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.protocol.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Reads bodies up to a limit. Only plain JSON is read: neither a form that a page of
 * another site can send without asking, nor anything compressed.
 */
final class RequestBodies {

	/**
	 * How much of a body that is too large is read and dropped, in bytes, so that its
	 * sender gets to see the answer.
	 */
	private static final long MAX_DROPPED = 32L << 20;

	private final int limit;

	/**
	 * Read bodies.
	 * @param limit the largest body, in bytes
	 */
	RequestBodies(int limit) {
		this.limit = limit;
	}

	byte[] read(HttpServletRequest request) throws IOException {
		if (isEmpty(request)) {
			return new byte[0];
		}
		checkPlainJson(request);
		InputStream stream = request.getInputStream();
		byte[] body = (request.getContentLengthLong() > this.limit) ? null : stream.readNBytes(this.limit + 1);
		if (body == null || body.length > this.limit) {
			drop(stream);
			throw new ProblemException(ProblemType.TOO_LARGE,
					"the body must not be longer than " + this.limit + " bytes");
		}
		return body;
	}

	private static boolean isEmpty(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return length == 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
				&& !request.getProtocol().startsWith("HTTP/2"));
	}

	private static void checkPlainJson(HttpServletRequest request) {
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw unsupported("send the body without content encoding");
		}
		if (!isJson(request.getContentType())) {
			throw unsupported("send application/json");
		}
	}

	private static boolean isJson(String contentType) {
		try {
			MediaType type = MediaType.parseMediaType((contentType != null) ? contentType : "");
			return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
					&& (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static void drop(InputStream stream) throws IOException {
		byte[] buffer = new byte[8192];
		long dropped = 0;
		int read = stream.read(buffer);
		while (read >= 0 && dropped < MAX_DROPPED) {
			dropped += read;
			read = stream.read(buffer);
		}
	}

	private static ProblemException unsupported(String detail) {
		return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
	}

}
