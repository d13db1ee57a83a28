package io.ensemble.autoconfigure.host;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.ensemble.autoconfigure.web.Kitchen;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * An ordinary application with habits of its own.
 */
@SpringBootConfiguration
@EnableCaching
@EnableScheduling
@Import({ ShopApplication.ShopController.class, ShopApplication.ShopAdvice.class, Kitchen.class })
class ShopApplication {

	@Bean
	TaskScheduler shopScheduler() {
		return new ThreadPoolTaskScheduler();
	}

	@Bean
	Jackson2ObjectMapperBuilderCustomizer shopJson() {
		return (builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
	}

	record Article(String articleName, int unitPrice, Optional<String> inStockSince) {
	}

	@RestController
	static class ShopController {

		@GetMapping("/articles")
		Article article() {
			return new Article("valve", 42, Optional.of("2026-03-06"));
		}

		@PostMapping("/articles")
		Article add(@RequestBody Article article) {
			return article;
		}

		@GetMapping("/private")
		Map<String, String> secret() {
			return Map.of("secret", "recipe");
		}

		@GetMapping("/fail")
		Article fail() {
			throw new IllegalStateException("sold out");
		}

		@GetMapping("/api/results/of-the-shop")
		String ownResults() {
			return "the shop's own";
		}

		@Cacheable("times")
		@GetMapping("/cached")
		String cached() {
			return Instant.now().toString();
		}

		@Scheduled(fixedDelay = 60_000)
		void tidyUp() {
		}

	}

	@RestControllerAdvice
	static class ShopAdvice {

		@ExceptionHandler
		ResponseEntity<Map<String, String>> any(Exception ex) {
			return ResponseEntity.status(418).body(Map.of("shopProblem", ex.getClass().getSimpleName()));
		}

	}

}
