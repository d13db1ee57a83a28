package io.ensemble.autoconfigure.web.access;

import io.ensemble.autoconfigure.security.CallFacts;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ServletCallFactsTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	ServletCallFactsTests() {
		this.request.setRemoteAddr("127.0.0.1");
		this.request.addHeader("Host", "localhost:7329");
	}

	@Test
	void aDirectCallIsNotForwarded() {
		CallFacts facts = ServletCallFacts.of(this.request);
		assertThat(facts.forwarded()).isFalse();
		assertThat(facts.remoteAddress()).isEqualTo("127.0.0.1");
		assertThat(facts.host()).isEqualTo("localhost:7329");
		assertThat(facts.origin()).isNull();
		assertThat(facts.principal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Proto",
			"X-Forwarded-Prefix", "X-Real-IP", "Via" })
	void aCallThatAProxyPassedOnIsForwarded(String header) {
		this.request.addHeader(header, "127.0.0.1");
		assertThat(ServletCallFacts.of(this.request).forwarded()).isTrue();
	}

	@Test
	void aFilterThatBelievesForwardedHeadersIsLookedThrough() throws Exception {
		this.request.setRemoteAddr("10.0.0.7");
		this.request.addHeader("X-Forwarded-For", "127.0.0.1");
		MockFilterChain chain = new MockFilterChain();
		new ForwardedHeaderFilter().doFilter(this.request, new MockHttpServletResponse(), chain);
		HttpServletRequestWrapper believed = (HttpServletRequestWrapper) chain.getRequest();
		assertThat(believed.getRemoteAddr()).isEqualTo("127.0.0.1");
		CallFacts facts = ServletCallFacts.of(believed);
		assertThat(facts.remoteAddress()).isEqualTo("10.0.0.7");
		assertThat(facts.forwarded()).isTrue();
	}

	@Test
	void aValveThatBelievesForwardedHeadersIsNoticed() {
		this.request.setAttribute("org.apache.tomcat.request.forwarded", Boolean.TRUE);
		assertThat(ServletCallFacts.of(this.request).forwarded()).isTrue();
	}

	@Test
	void aHeaderThatIsGivenTwiceIsWorthNothing() {
		this.request.addHeader("Host", "evil.example");
		this.request.addHeader("Authorization", "Bearer one");
		this.request.addHeader("Authorization", "Bearer two");
		CallFacts facts = ServletCallFacts.of(this.request);
		assertThat(facts.host()).isEmpty();
		assertThat(facts.authorization()).isEmpty();
	}

}
