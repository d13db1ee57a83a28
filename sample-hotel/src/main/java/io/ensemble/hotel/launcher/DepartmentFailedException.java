package io.ensemble.hotel.launcher;

import io.ensemble.hotel.launcher.plan.Department;

/**
 * A department did not start.
 */
class DepartmentFailedException extends RuntimeException {

	private final Department department;

	DepartmentFailedException(Department department, Throwable cause) {
		super("The department '" + department + "' did not start", cause);
		this.department = department;
	}

	Department getDepartment() {
		return this.department;
	}

}
