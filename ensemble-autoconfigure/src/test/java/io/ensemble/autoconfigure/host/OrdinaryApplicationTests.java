package io.ensemble.autoconfigure.host;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.autoconfigure.web.ApiClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.cache.CacheManager;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An ordinary application answers on its own URLs as it did before it had the starter.
 */
class OrdinaryApplicationTests {

	private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("user:pass".getBytes());

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private static final List<String> PATHS = List.of("/", "/articles", "/private", "/fail", "/nothing", "/error",
			"/api", "/api/nothing", "/api/results/of-the-shop", "/actuator", "/actuator/env", "/actuator/health",
			"/actuator/beans/nothing", "/login", "/favicon.ico", "/hello.txt");

	private static final List<Class<?>> TYPES = List.of(Executor.class, TaskScheduler.class, ObjectMapper.class,
			Clock.class, CacheManager.class, HttpMessageConverter.class, HandlerExceptionResolver.class,
			SecurityFilterChain.class);

	@ParameterizedTest
	@ValueSource(classes = { HostSecurity.None.class, HostSecurity.BootDefault.class, HostSecurity.OwnChain.class })
	void itsOwnUrlsAndBeansAreAsTheyWere(Class<?> security) {
		try (Host before = Host.before(security); Host after = Host.after(security)) {
			assertThat(before.context().containsBean("workDispatcher")).isFalse();
			assertThat(after.context().containsBean("workDispatcher")).isTrue();
			Map<String, String> answers = answers(after);
			answers(before).forEach((call, answer) -> assertThat(answers.get(call)).as(call).isEqualTo(answer));
			for (Class<?> type : TYPES) {
				assertThat(after.namesOf(type)).as(ClassUtils.getShortName(type)).isEqualTo(before.namesOf(type));
			}
			assertThat(cached(after.client())).hasSize(1);
		}
	}

	private static Map<String, String> answers(Host host) {
		ApiClient client = host.client();
		Map<String, String> answers = new TreeMap<>();
		for (String path : PATHS) {
			answers.put("GET " + path, describe(client.get(path), host));
			answers.put("GET " + path + " as user", describe(client.get(path, "Authorization", BASIC), host));
		}
		String article = "{\"article_name\":\"valve\",\"unit_price\":42}";
		answers.put("POST", describe(client.post("/articles", article, "Authorization", BASIC), host));
		answers.put("POST rubbish", describe(client.post("/articles", "{", "Authorization", BASIC), host));
		answers.put("PUT", describe(client.send("PUT", "/articles", article, "Authorization", BASIC), host));
		return answers;
	}

	private static String describe(HttpResponse<String> response, Host host) {
		Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
		headers.remove("date");
		headers.remove("set-cookie");
		headers.remove("content-length");
		boolean properties = response.uri().getPath().equals("/actuator/env") && response.statusCode() == 200;
		String body = properties ? "(shown)" : sorted(response.body());
		return response.statusCode() + " " + headers + " "
				+ body.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"-\"")
					.replaceAll("value=\"[A-Za-z0-9_-]{20,}\"", "value=\"-\"")
					.replace(Integer.toString(host.port()), "port");
	}

	// The order of fields says nothing, and that of the links of the actuator is that of
	// its beans.
	private static String sorted(String body) {
		try {
			return JSON.writeValueAsString(JSON.readValue(body, Object.class));
		}
		catch (JsonProcessingException ex) {
			return body;
		}
	}

	private static List<String> cached(ApiClient client) {
		List<String> times = new ArrayList<>();
		times.add(client.get("/cached", "Authorization", BASIC).body());
		times.add(client.get("/cached", "Authorization", BASIC).body());
		return times.stream().distinct().toList();
	}

}
