package io.ensemble.transport.simple.index;

import org.jspecify.annotations.Nullable;

/**
 * Values in the order of a score, equal scores in the order of a tie-breaker that is
 * unique per value. Adding, removing, taking the first and ranking cost O(log n) expected
 * time.
 *
 * <p>
 * A treap (R. Seidel, C. R. Aragon, "Randomized Search Trees", Algorithmica 16, 1996)
 * whose nodes count their subtree (T. Cormen et al., "Introduction to Algorithms",
 * chapter "Augmenting Data Structures"). The heap order comes from hashing the
 * tie-breaker, as section 7 of Seidel and Aragon allows, with the finaliser of SplitMix64
 * (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
 * 2014), so that equal histories build equal trees. Not thread-safe.
 *
 * @param <T> the type of the values
 */
final class RankedSet<T> {

	private @Nullable Node<T> root;

	int size() {
		return sizeOf(this.root);
	}

	/**
	 * Add a value. No value with the same score and tie-breaker may be in the set.
	 * @param score smaller comes first
	 * @param tie orders equal scores
	 * @param value the value
	 */
	void add(long score, long tie, T value) {
		this.root = insert(this.root, new Node<>(score, tie, value));
	}

	/**
	 * Remove a value.
	 * @param score its score
	 * @param tie its tie-breaker
	 * @return {@code false} if it is not in the set
	 */
	boolean remove(long score, long tie) {
		int before = size();
		this.root = delete(this.root, score, tie);
		return size() < before;
	}

	/**
	 * Take out the first value unless its score is larger than the limit.
	 * @param limit the largest score to take
	 * @return the value; {@code null} if there is none
	 */
	@Nullable T pollUpTo(long limit) {
		Node<T> first = first();
		if (first == null || first.score > limit) {
			return null;
		}
		remove(first.score, first.tie);
		return first.value;
	}

	/**
	 * How many values come before a place, whether or not a value has that place.
	 * @param score the score of the place
	 * @param tie its tie-breaker
	 * @return the number of smaller values
	 */
	int countBefore(long score, long tie) {
		int count = 0;
		Node<T> node = this.root;
		while (node != null) {
			if (node.isBefore(score, tie)) {
				count += sizeOf(node.left) + 1;
				node = node.right;
			}
			else {
				node = node.left;
			}
		}
		return count;
	}

	private @Nullable Node<T> first() {
		Node<T> node = this.root;
		while (node != null && node.left != null) {
			node = node.left;
		}
		return node;
	}

	private Node<T> insert(@Nullable Node<T> tree, Node<T> added) {
		if (tree == null) {
			return added;
		}
		if (added.heapOrder > tree.heapOrder) {
			splitBelow(added, tree);
			return added;
		}
		if (tree.isBefore(added.score, added.tie)) {
			tree.right = insert(tree.right, added);
		}
		else {
			tree.left = insert(tree.left, added);
		}
		tree.size++;
		return tree;
	}

	private void splitBelow(Node<T> top, @Nullable Node<T> tree) {
		if (tree == null) {
			top.left = null;
			top.right = null;
		}
		else if (tree.isBefore(top.score, top.tie)) {
			splitBelow(top, tree.right);
			tree.right = top.left;
			tree.count();
			top.left = tree;
		}
		else {
			splitBelow(top, tree.left);
			tree.left = top.right;
			tree.count();
			top.right = tree;
		}
		top.count();
	}

	private @Nullable Node<T> delete(@Nullable Node<T> tree, long score, long tie) {
		if (tree == null) {
			return null;
		}
		if (tree.score == score && tree.tie == tie) {
			return join(tree.left, tree.right);
		}
		if (tree.isBefore(score, tie)) {
			tree.right = delete(tree.right, score, tie);
		}
		else {
			tree.left = delete(tree.left, score, tie);
		}
		tree.count();
		return tree;
	}

	private @Nullable Node<T> join(@Nullable Node<T> left, @Nullable Node<T> right) {
		if (left == null) {
			return right;
		}
		if (right == null) {
			return left;
		}
		if (left.heapOrder > right.heapOrder) {
			left.right = join(left.right, right);
			left.count();
			return left;
		}
		right.left = join(left, right.left);
		right.count();
		return right;
	}

	private static int sizeOf(@Nullable Node<?> node) {
		return (node != null) ? node.size : 0;
	}

	private static final class Node<T> {

		private final long score;

		private final long tie;

		private final int heapOrder;

		private final T value;

		private @Nullable Node<T> left;

		private @Nullable Node<T> right;

		private int size = 1;

		Node(long score, long tie, T value) {
			this.score = score;
			this.tie = tie;
			this.value = value;
			this.heapOrder = hash(tie);
		}

		boolean isBefore(long score, long tie) {
			return (this.score != score) ? this.score < score : this.tie < tie;
		}

		void count() {
			this.size = sizeOf(this.left) + 1 + sizeOf(this.right);
		}

		private static int hash(long value) {
			long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
			mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
			return (int) (mixed ^ (mixed >>> 31));
		}

	}

}
