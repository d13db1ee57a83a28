package io.ensemble.autoconfigure.web.route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.ensemble.autoconfigure.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestBodiesTests {

	private final RequestBodies bodies = new RequestBodies(4);

	@Test
	void upToTheLimitIsReadWhetherTheLengthIsToldOrNot() throws IOException {
		assertThat(this.bodies.read(json("1234"))).asString(StandardCharsets.UTF_8).isEqualTo("1234");
		assertThat(this.bodies.read(chunked("1234"))).asString(StandardCharsets.UTF_8).isEqualTo("1234");
	}

	@Test
	void beyondTheLimitIsRefusedWhetherTheLengthIsToldOrNot() {
		assertTooLarge(json("12345"));
		assertTooLarge(chunked("12345"));
	}

	@Test
	void whatIsTooLargeIsReadToItsEndSoThatTheSenderSeesTheAnswer() throws IOException {
		MockHttpServletRequest request = json("1".repeat(100_000));
		assertTooLarge(request);
		assertThat(request.getInputStream().read()).isEqualTo(-1);
	}

	@Test
	void withoutABodyNoTypeIsAskedFor() throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContent(new byte[0]);
		request.setContentType("application/x-www-form-urlencoded");
		assertThat(this.bodies.read(request)).isEmpty();
	}

	private void assertTooLarge(MockHttpServletRequest request) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.bodies.read(request))
			.satisfies((ex) -> assertThat(ex.getProblem().status()).isEqualTo(413));
	}

	private static MockHttpServletRequest json(String text) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContent(text.getBytes(StandardCharsets.UTF_8));
		request.setContentType("application/json");
		return request;
	}

	private static MockHttpServletRequest chunked(String text) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {

			@Override
			public long getContentLengthLong() {
				return -1;
			}

		};
		request.setContent(text.getBytes(StandardCharsets.UTF_8));
		request.setContentType("application/json;charset=utf-8");
		request.addHeader("Transfer-Encoding", "chunked");
		return request;
	}

}
