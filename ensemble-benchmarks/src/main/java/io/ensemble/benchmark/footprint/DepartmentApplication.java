package io.ensemble.benchmark.footprint;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * The same with the starter, a task and a tool.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class DepartmentApplication {

	/**
	 * Start, say so, and stay until the standard input ends.
	 * @param args properties
	 * @throws Exception if the start fails
	 */
	public static void main(String[] args) throws Exception {
		PlainApplication.run(DepartmentApplication.class, args);
	}

	/**
	 * A task.
	 * @param room the room
	 * @return what was done
	 */
	@SharedTask(description = "Cleans a room")
	public String cleanRoom(String room) {
		return room + " is clean";
	}

	/**
	 * A tool.
	 * @param room the room
	 * @return its status
	 */
	@SharedTool(description = "Says whether a room is clean")
	public String roomStatus(String room) {
		return room + " is clean";
	}

}
