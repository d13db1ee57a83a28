package io.ensemble.autoconfigure;

import java.util.Optional;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells why a test was not run, which the build itself only counts.
 */
public class SkippedTestReporter implements TestWatcher {

	private static final Logger logger = LoggerFactory.getLogger(SkippedTestReporter.class);

	@Override
	public void testDisabled(ExtensionContext context, Optional<String> reason) {
		tell(context, reason.orElse("no reason given"));
	}

	@Override
	public void testAborted(ExtensionContext context, Throwable cause) {
		tell(context, String.valueOf(cause.getMessage()));
	}

	private static void tell(ExtensionContext context, String reason) {
		logger.warn("Skipped: {}.{}: {}", context.getRequiredTestClass().getSimpleName(), context.getDisplayName(),
				reason);
	}

}
