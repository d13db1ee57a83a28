package io.ensemble.hotel.dashboard;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.security.SharedSecret;
import io.ensemble.hotel.dashboard.Overview.EnsembleView;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DashboardGuard}, {@link EnsembleAddresses} and what is shown of an
 * ensemble that is down.
 */
class DashboardTests {

	@Test
	void whoeverMayNotCallTheEnsembleMayNotUseThePageEither() throws Exception {
		MockHttpServletRequest request = request("GET");
		request.setRemoteAddr("203.0.113.7");
		assertThat(passes(request, null)).isFalse();
		assertThat(passes(request("GET"), null)).isTrue();
	}

	@Test
	void aPageOfAnotherSiteCannotSendRequestsThroughTheBrowserOfTheManager() throws Exception {
		MockHttpServletRequest request = request("POST");
		request.addHeader("Origin", "https://evil.example");
		assertThat(passes(request, null)).isFalse();
		MockHttpServletRequest own = request("POST");
		own.addHeader("Origin", "http://localhost:7400");
		assertThat(passes(own, null)).isTrue();
	}

	@Test
	void aSecretGuardsThePageToo() throws Exception {
		assertThat(passes(request("GET"), "s3cret")).isFalse();
		MockHttpServletRequest known = request("GET");
		known.addHeader("Authorization", "Bearer s3cret");
		assertThat(passes(known, "s3cret")).isTrue();
	}

	@Test
	void addressesOfPeersBecomeAddressesOfTheirApis() {
		EnsembleAddresses addresses = EnsembleAddresses.of(Map.of("kitchen", URI.create("ws://localhost:7331/ws"),
				"spa", URI.create("wss://spa.example/base/ws")));
		assertThat(addresses.find("kitchen")).hasValue("http://localhost:7331");
		assertThat(addresses.find("spa")).hasValue("https://spa.example/base");
		assertThat(addresses.find("casino")).isEmpty();
	}

	@Test
	void anEnsembleThatDoesNotAnswerIsShownAsDown() {
		EnsembleClient client = new EnsembleClient(new EnsembleAddresses(Map.of("kitchen", "http://localhost:1")), null,
				new ObjectMapper());
		List<EnsembleView> views = new Overview(client).take().join();
		assertThat(views).singleElement().satisfies((view) -> {
			assertThat(view.ensemble()).isEqualTo("kitchen");
			assertThat(view.up()).isFalse();
		});
		assertThat(new Chain(client).follow("kitchen", "r-1").join().steps()).isEmpty();
	}

	private static boolean passes(MockHttpServletRequest request, String secret) throws Exception {
		MockFilterChain chain = new MockFilterChain();
		MockHttpServletResponse response = new MockHttpServletResponse();
		new DashboardGuard(new CallerPolicy(new SharedSecret(secret), false, false)).doFilter(request, response, chain);
		assertThat(response.getHeader("Content-Security-Policy")).contains("default-src 'self'");
		return chain.getRequest() != null;
	}

	private static MockHttpServletRequest request(String method) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/dashboard/");
		request.setRemoteAddr("127.0.0.1");
		request.addHeader("Host", "localhost:7400");
		return request;
	}

}
