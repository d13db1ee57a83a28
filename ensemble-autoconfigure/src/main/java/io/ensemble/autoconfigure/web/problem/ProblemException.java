package io.ensemble.autoconfigure.web.problem;

import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;

/**
 * A call that is answered with a problem.
 */
public class ProblemException extends RuntimeException {

	private final transient Problem problem;

	/**
	 * Answer with a problem.
	 * @param problem the problem
	 */
	public ProblemException(Problem problem) {
		super(problem.detail());
		this.problem = problem;
	}

	/**
	 * Answer with a problem.
	 * @param type what kind
	 * @param detail what is wrong this time
	 */
	public ProblemException(ProblemType type, String detail) {
		this(Problem.of(type, detail));
	}

	/**
	 * The problem.
	 * @return what the caller is told
	 */
	public Problem getProblem() {
		return this.problem;
	}

}
