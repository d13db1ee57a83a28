package io.ensemble.run.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tasks that wait for each other.
 */
final class DependencyCycle {

	private DependencyCycle() {
	}

	/**
	 * Look for a cycle: take away what can be done until nothing is left that can; from
	 * any task that is left, going to one it waits for leads into a cycle.
	 * @param tasks the tasks
	 * @return the names along one cycle, the first again at the end; empty if there is
	 * none
	 */
	static Optional<List<String>> find(List<PlannedTask> tasks) {
		Map<String, Set<String>> left = new LinkedHashMap<>();
		tasks.forEach((task) -> left.put(task.name(), task.waitsFor()));
		while (left.values().removeIf((waitsFor) -> waitsFor.stream().noneMatch(left::containsKey))) {
			if (left.isEmpty()) {
				return Optional.empty();
			}
		}
		return left.keySet().stream().findFirst().map((start) -> walk(start, left));
	}

	private static List<String> walk(String start, Map<String, Set<String>> left) {
		List<String> path = new ArrayList<>();
		String name = start;
		while (!path.contains(name)) {
			path.add(name);
			name = left.getOrDefault(name, Set.of()).stream().filter(left::containsKey).sorted().toList().get(0);
		}
		List<String> cycle = path.subList(path.indexOf(name), path.size());
		cycle.add(name);
		return cycle;
	}

}
