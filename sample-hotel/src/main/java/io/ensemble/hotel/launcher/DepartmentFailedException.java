package io.ensemble.hotel.launcher;

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
