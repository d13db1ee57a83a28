package io.ensemble.autoconfigure.web.filter;

import java.net.http.HttpResponse;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.KitchenApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms that are sent to the ensemble are refused by it, well-formed or not; those for
 * the application go where they went.
 */
@SpringBootTest(
		classes = { KitchenApplication.class, OpaqueBodyFilterTests.Uploads.class,
				OpaqueBodyFilterTests.HostAdvice.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "ensemble.name=kitchen")
class OpaqueBodyFilterTests {

	private static final String PARTS = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
			+ "Content-Type: text/plain\r\n\r\nhello\r\n--x--\r\n";

	@LocalServerPort
	private int port;

	private ApiClient client;

	@BeforeEach
	void connect() {
		this.client = new ApiClient(this.port);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "POST|/api/work|multipart/form-data; boundary=x|not a part",
			"POST|/api/work|multipart/form-data|--x",
			"POST|/api/tools/check-inventory|Multipart/Form-Data; boundary=x|--x",
			"POST|/api/lifecycle/drain|multipart/mixed|--x", "PATCH|/api/work/x|multipart/form-data; boundary=x|",
			"PUT|/api/work|application/x-www-form-urlencoded|a=%zz",
			"PATCH|/api/work/x|application/x-www-form-urlencoded|a=%zz",
			"DELETE|/api/work/x|application/x-www-form-urlencoded;charset=nonsense|a=%zz" })
	void aFormForTheEnsembleIsAProblemOfTheEnsemble(String method, String path, String type, String body) {
		HttpResponse<String> refused = this.client.send(method, path, (body != null) ? body : PARTS, "Content-Type",
				type);
		assertThat(refused.headers().firstValue("Content-Type")).as(refused.body())
			.hasValue("application/problem+json");
		assertThat(refused.statusCode()).isIn(400, 405, 415);
		assertThat(refused.body()).doesNotContain("Exception");
	}

	@ParameterizedTest
	@CsvSource({ "POST,/api/work,*/*", "PATCH,/api/work/x,application/*",
			"POST,/api/tools/check-inventory,application/*+json; a=b" })
	void aBodyOfAnyTypeForTheEnsembleIsAProblemOfTheEnsemble(String method, String path, String type) {
		HttpResponse<String> refused = this.client.send(method, path, "{}", "Content-Type", type);
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(415);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/work?limit=%zz", "GET,/api/work?%=%&limit=1&%ff", "GET,/api/work?wait=%c3%28" })
	void aQueryThatCannotBeReadIsNoFailureOfTheApplication(String method, String path) throws Exception {
		String answer = RawRequest.send(this.port, method + " " + path + " HTTP/1.1");
		assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("teapot");
	}

	@Test
	void aFormForTheApplicationIsReadByIt() {
		String[] parts = { "Content-Type", "multipart/form-data; boundary=x" };
		assertThat(this.client.send("POST", "/uploads", PARTS, parts).body()).isEqualTo("a.txt with 5 bytes");
		assertThat(this.client.send("POST", "/uploads", "not a part", parts).statusCode()).isEqualTo(418);
		assertThat(this.client.send("POST", "/forms", "dish=soup", "Content-Type", "application/x-www-form-urlencoded")
			.body()).isEqualTo("soup");
	}

	@Test
	void aControllerOfTheApplicationOnOneOfOurPathsKeepsItsForms() {
		String[] parts = { "Content-Type", "multipart/form-data; boundary=x" };
		assertThat(this.client.send("POST", "/api/results/of-the-shop", PARTS, parts).body())
			.isEqualTo("a.txt with 5 bytes");
		assertThat(this.client.send("POST", "/api/results/of-the-shop", "not a part", parts).statusCode())
			.isEqualTo(418);
		assertThat(this.client.send("PUT", "/api/results/of-the-shop", "not a part", parts).statusCode())
			.isEqualTo(418);
	}

	@RestController
	static class Uploads {

		@PostMapping({ "/uploads", "/api/results/of-the-shop" })
		String upload(@RequestParam MultipartFile file) {
			return file.getOriginalFilename() + " with " + file.getSize() + " bytes";
		}

		@PostMapping("/forms")
		String form(@RequestParam String dish) {
			return dish;
		}

	}

	@RestControllerAdvice
	static class HostAdvice {

		@ExceptionHandler
		ResponseEntity<String> any(Exception ex) {
			return ResponseEntity.status(418).body("teapot");
		}

	}

}
