package io.ensemble.protocol.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpJsonTests {

	private final HttpJson json = new HttpJson(1024 * 1024);

	@Test
	void takesTheRequestIdFromTheCallerIfTheBodyHasNone() {
		assertThat(read("{'task':'t'}").requestId()).isEqualTo("from-header");
		assertThat(read("{'task':'t','requestId':null}").requestId()).isEqualTo("from-header");
		assertThat(read("{'task':'t','requestId':'own'}").requestId()).isEqualTo("own");
	}

	@Test
	void refusesABadIdWhereverItComesFrom() {
		assertInvalid("{'task':'t','requestId':'" + "x".repeat(129) + "'}", "requestId", "128");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.json.readWork(bytes("{'task':'t'}"), () -> "not an id"))
			.satisfies((ex) -> assertThat(ex.getField()).isEqualTo("requestId"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"plain"               | plain
			""                    |
			null                  |
			{"b": 1, "a": [1, 2]} | {"b":1,"a":[1,2]}
			[ ]                   | []
			1.50                  | 1.50
			true                  | true
			{"x": 1e400}          | {"x":1E+400}
			""")
	void keepsContextThatIsNoTextAsItsJson(String given, String kept) {
		WorkRequest request = this.json
			.readWork(("{\"task\":\"t\",\"context\":" + given + "}").getBytes(StandardCharsets.UTF_8), () -> "id");
		assertThat(request.context()).isEqualTo((kept != null) ? kept : "");
	}

	@ParameterizedTest
	@CsvSource({ "30, PT30S", "0.5, PT0.5S", "1800.000000000, PT30M", "1e3, PT16M40S", "'\"PT30S\"', PT30S",
			"'\"P1DT1H\"', PT25H" })
	void readsDurationsAsSecondsOrIso(String given, String expected) {
		assertThat(read("{'task':'t','deadline':" + given + "}").deadline()).isEqualTo(Duration.parse(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "1e-999999999", "0e999999999", "-1e999999999", "'soon'", "'30'", "true",
			"{}", "[]", "'PT99999999999999999999S'", "'P10000Y'", "''" })
	@Timeout(value = 2, unit = TimeUnit.SECONDS)
	void refusesWhatIsNoDuration(String given) {
		assertInvalid("{'task':'t','deadline':" + given + "}", "deadline",
				"must be an ISO-8601 duration such as PT30S, or a number of seconds");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "'PT0S'", "'-PT1H'" })
	void refusesDeadlinesThatHavePassed(String given) {
		assertInvalid("{'task':'t','deadline':" + given + "}", "deadline", "must be longer than zero");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~',
			textBlock = """
					~{}~, task, must be given
					~{'task':null}~, task, must be given
					~{'task':''}~, task, must be 1 to 128 characters of [A-Za-z0-9._-]
					~{'task':'  '}~, task, must be 1 to 128 characters of [A-Za-z0-9._-]
					~{'task':'../etc'}~, task, must be 1 to 128 characters of [A-Za-z0-9._-]
					~{'task':5}~, task, must be a text
					~{'task':{}}~, task, must be a text
					~{'task':'t','requestId':7}~, requestId, must be a text
					~{'task':'t','priority':'high'}~, priority, ~must be one of CRITICAL, HIGH, NORMAL, LOW~
					~{'task':'t','priority':1}~, priority, ~must be one of CRITICAL, HIGH, NORMAL, LOW~
					~{'task':'t','priority':''}~, priority, ~must be one of CRITICAL, HIGH, NORMAL, LOW~
					~{'task':'t','cachePolicy':'MAYBE'}~, cachePolicy, ~must be one of USE_CACHED, FORCE_FRESH~
					~{'task':'t','delivery':{'method':'PIGEON'}}~, delivery.method, ~must be one of WEBSOCKET, QUEUE, TOPIC, WEBHOOK, STORE, BROADCAST_CLAIM, NONE~
					~{'task':'t','delivery':{'address':'x'}}~, delivery.method, must be given
					~{'task':'t','delivery':'STORE'}~, delivery, must be an object
					~{'task':'t','delivery':[]}~, delivery, must be an object
					~{'task':'t','traceContext':1}~, traceContext, must be an object
					~{'task':'t','hops':-1}~, hops, must not be negative
					~{'task':'t','hops':'1'}~, hops, must be a number
					~{'task':'t','hops':1.5}~, hops, must be a number
					~{'task':'t','hops':99999999999}~, hops, is out of range
					""")
	void namesTheFieldAndWhatItMustBe(String body, String field, String message) {
		assertInvalid(body, field, message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "[{}]", "5", "'text'", "{'task':'t'} x", "{'task':'t'}{}",
			"{'task':'t'", "{'task':NaN}", "{'task':'t','hops':NaN}", "{'task':'t','task':'u'}", "\ufeff{'task':'t'}",
			"{task:'t'}", "{'task':'t',}", "/* c */{'task':'t'}", "\u00ac\u00ed\u0000\u0005sr" })
	void blamesTheBodyForWhatIsNotExactlyOneJsonObject(String body) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(body)).satisfies((ex) -> {
			assertThat(ex.getField()).isEqualTo(HttpJson.BODY);
			assertThat(ex.getMessage()).matches(
					"must be exactly one JSON object|(is not well-formed JSON|has a field twice) \\(line 1, column \\d+\\)");
		});
	}

	@Test
	void refusesWhatIsNotUtf8() {
		byte[] latin = "{\"task\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.json.readWork(latin, () -> "id"))
			.withMessage("is not UTF-8");
	}

	@Test
	void ignoresUnknownFieldsAndUnusableTraces() {
		WorkRequest request = read("{'task':'t','@class':'java.lang.Runtime','x':{'y':[1]},"
				+ "'traceContext':{'traceparent':'nonsense'}}");
		assertThat(request).isEqualTo(WorkRequest.of("from-header", "t", "").build());
	}

	@Test
	void takesHostileTextAsText() {
		String text = "${jndi:ldap://x} #{T(Runtime)} <script>";
		assertThat(read("{'task':'t','context':'" + text + "'}").context()).isEqualTo(text);
	}

	private WorkRequest read(String body) {
		return this.json.readWork(bytes(body), () -> "from-header");
	}

	private void assertInvalid(String body, String field, String message) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(body)).satisfies((ex) -> {
			assertThat(ex.getField()).isEqualTo(field);
			assertThat(ex.getMessage()).contains(message);
		});
	}

	private static byte[] bytes(String body) {
		return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
	}

}
