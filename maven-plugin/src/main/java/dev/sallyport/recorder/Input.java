package dev.sallyport.recorder;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One input of the build as it stands in the record.
 *
 * @param path in a Maven repository
 * @param purl empty for metadata
 * @param repository id of where it came from, may be empty
 * @param content of metadata
 */
record Input(
    String path,
    String purl,
    String sha256,
    long size,
    Asked asked,
    String repository,
    Optional<byte[]> content) {

  Map<String, Object> toMap() {
    Map<String, Object> annotations = new TreeMap<>();
    annotations.put("kind", asked.kind().text());
    annotations.put("size", size);
    if (!asked.chain().isEmpty()) {
      annotations.put("askedBy", asked.chain());
    }
    if (!repository.isEmpty()) {
      annotations.put("repository", repository);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", path);
    if (!purl.isEmpty()) {
      map.put("uri", purl);
    }
    map.put("digest", Map.of("sha256", sha256));
    map.put("annotations", annotations);
    content.ifPresent(bytes -> map.put("content", Base64.getEncoder().encodeToString(bytes)));
    return map;
  }

  /** What {@link #toMap} says about who asked. */
  static Asked asked(Map<String, Object> map) {
    Map<?, ?> annotations = (Map<?, ?>) map.getOrDefault("annotations", Map.of());
    Object chain = annotations.get("askedBy");
    return new Asked(
        Kind.of(String.valueOf(annotations.get("kind"))), chain == null ? "" : chain.toString());
  }
}
