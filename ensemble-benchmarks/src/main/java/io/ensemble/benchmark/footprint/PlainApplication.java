package io.ensemble.benchmark.footprint;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * What a team has before it adds the starter: web, actuator and Spring AI. Says how long
 * it took from the start of the JVM, and how much is on the heap then.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlainApplication {

	/** Printed before the milliseconds of the start and the bytes on the heap. */
	static final String STARTED = "STARTED ";

	/**
	 * Start, say so, and stay until the standard input ends.
	 * @param args properties
	 * @throws Exception if the start fails
	 */
	public static void main(String[] args) throws Exception {
		run(PlainApplication.class, args);
	}

	static void run(Class<?> application, String... args) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(application, args)) {
			long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
			System.out.println(STARTED + millis + " " + heap());
			System.in.transferTo(OutputStream.nullOutputStream());
		}
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
