package io.ensemble.autoconfigure.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileCopyUtils;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = KitchenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ensemble.name=kitchen", "server.forward-headers-strategy=native" })
class RemoteCallersTests {

	private static final String WORK = """
			{"task":"prepare-meal","context":"soup"}""";

	@LocalServerPort
	private int port;

	@Test
	void callersFromElsewhereSeeNothingButHealth() throws IOException {
		Optional<InetAddress> address = addressForOthers();
		Assumptions.assumeTrue(address.isPresent(), "This machine has no address but its own");
		ApiClient remote = new ApiClient("http://" + address.orElseThrow().getHostAddress() + ":" + this.port);
		GoldenHttp.assertProblem(remote.post("/api/work", WORK), "security-not-configured");
		GoldenHttp.assertProblem(remote.get("/api/status"), "security-not-configured");
		GoldenHttp.assertProblem(remote.get("/api/capabilities"), "security-not-configured");
		GoldenHttp.assertProblem(remote.get("/api/lifecycle/drain"), "security-not-configured");
		GoldenHttp.assertProblem(remote.post("/api/lifecycle/drain", "{}"), "security-not-configured");
		assertThat(remote.get("/api/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
		assertThat(remote.get("/api/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "kitchen:7329", "localhost.evil.example" })
	void aNameThatResolvesToThisMachineDoesNotHelp(String host) throws IOException {
		assertThat(raw("GET /api/status HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 403")
			.contains("urn:ensemble:problem:security-not-configured");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto" })
	void aForwardedCallIsNotLocal(String header) {
		HttpResponse<String> refused = new ApiClient(this.port).get("/api/status", header, "127.0.0.1");
		GoldenHttp.assertProblem(refused, "security-not-configured");
	}

	@Test
	void whoClaimsToBeLocalByAForwardedHeaderIsNot() throws IOException {
		assertThat(raw("POST /api/lifecycle/drain HTTP/1.1", "Host: localhost", "X-Forwarded-For: 127.0.0.1"))
			.startsWith("HTTP/1.1 403");
		assertThat(new ApiClient(this.port).get("/api/health/ready").statusCode()).isEqualTo(200);
	}

	@Test
	void aPageOfAnotherSiteCannotDrainOrSubmit() throws IOException {
		String host = "Host: localhost:" + this.port;
		assertThat(raw("POST /api/lifecycle/drain HTTP/1.1", host, "Origin: https://evil.example"))
			.startsWith("HTTP/1.1 403");
		assertThat(raw("POST /api/work HTTP/1.1", host, "Origin: null", "Content-Type: text/plain"))
			.startsWith("HTTP/1.1 403");
		String preflight = raw("OPTIONS /api/work HTTP/1.1", host, "Origin: https://evil.example",
				"Access-Control-Request-Method: POST");
		assertThat(preflight).startsWith("HTTP/1.1 403").doesNotContain("Access-Control-Allow");
		assertThat(new ApiClient(this.port).get("/api/health/ready").statusCode()).isEqualTo(200);
	}

	private String raw(String... lines) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			String request = String.join("\r\n", lines) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return FileCopyUtils.copyToString(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		}
	}

	private static Optional<InetAddress> addressForOthers() throws IOException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
			.findFirst();
	}

}
