package io.ensemble.autoconfigure;

import java.util.List;

/**
 * Who this ensemble is, once every default is applied.
 *
 * @param name its name
 * @param realm its realm
 * @param description what it is for
 * @param tags words to find it by
 */
public record EnsembleIdentity(String name, String realm, String description, List<String> tags) {
}
