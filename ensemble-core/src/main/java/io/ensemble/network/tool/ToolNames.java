package io.ensemble.network.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.ensemble.network.RemoteTarget;

import org.springframework.util.Assert;

/**
 * What models call the tasks and tools of other ensembles. The names are those that every
 * model provider takes: 1 to 64 letters, digits, underscores and dashes. A name depends
 * on nothing but what it stands for, so it stays the same whoever else comes or goes.
 *
 * @see <a href=
 * "https://platform.openai.com/docs/api-reference/chat/create#chat-create-tools">The
 * names of functions in the API of OpenAI</a>
 */
public final class ToolNames {

	/** What stands between ensemble and capability unless told otherwise. */
	public static final String DEFAULT_SEPARATOR = "_";

	private static final int MAX_LENGTH = 64;

	private static final int FINGERPRINT_BYTES = 4;

	private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_-]");

	private static final Pattern SEPARATOR = Pattern.compile("[a-zA-Z0-9_-]{1,8}");

	private final String separator;

	/**
	 * Choose a separator.
	 * @param separator 1 to 8 letters, digits, underscores and dashes
	 */
	public ToolNames(String separator) {
		Assert.isTrue(SEPARATOR.matcher(separator).matches(),
				"The separator must be 1 to 8 letters, digits, underscores and dashes");
		this.separator = separator;
	}

	/**
	 * The name without its provider.
	 * @param name the name of a capability
	 * @return that name; changed, and made unique by a fingerprint, if models could not
	 * use it
	 */
	String plain(String name) {
		return legal(name, name);
	}

	/**
	 * The name with its provider.
	 * @param target the capability
	 * @return both names with the separator between them
	 */
	String qualified(RemoteTarget target) {
		return legal(target.ensemble() + this.separator + target.name(), target.toString());
	}

	/**
	 * The name to use where another capability has taken the qualified one, which takes
	 * separators within names.
	 * @param target the capability
	 * @return the qualified name with a fingerprint
	 */
	String distinct(RemoteTarget target) {
		return marked(qualified(target), target.toString());
	}

	private static String legal(String name, String original) {
		String legal = ILLEGAL.matcher(name).replaceAll("_");
		return (legal.equals(name) && name.length() <= MAX_LENGTH) ? name : marked(legal, original);
	}

	private static String marked(String name, String original) {
		String mark = "_" + fingerprint(original);
		return name.substring(0, Math.min(name.length(), MAX_LENGTH - mark.length())) + mark;
	}

	private static String fingerprint(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
