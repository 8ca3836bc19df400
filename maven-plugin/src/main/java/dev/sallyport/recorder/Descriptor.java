package dev.sallyport.recorder;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file or thing that the statement names, as an in-toto ResourceDescriptor.
 *
 * @param key {@code name} for a subject, {@code uri} for a dependency
 * @param value what it is called under that key
 * @param digest hex by algorithm; empty when there is nothing to hash
 * @param annotations more that is known, may be empty
 */
record Descriptor(
    String key, String value, Map<String, String> digest, Map<String, String> annotations)
    implements Comparable<Descriptor> {
  Descriptor {
    digest = Map.copyOf(digest);
    annotations = Map.copyOf(annotations);
  }

  static Descriptor subject(String name, Map<String, String> digest) {
    return new Descriptor("name", name, digest, Map.of());
  }

  static Descriptor dependency(String uri, Map<String, String> digest) {
    return new Descriptor("uri", uri, digest, Map.of());
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put(key, value);
    if (!digest.isEmpty()) {
      map.put("digest", new TreeMap<>(digest));
    }
    if (!annotations.isEmpty()) {
      map.put("annotations", new TreeMap<>(annotations));
    }
    return map;
  }

  @Override
  public int compareTo(Descriptor other) {
    return Comparator.comparing(Descriptor::value)
        .thenComparing(d -> new TreeMap<>(d.digest()).toString())
        .thenComparing(d -> new TreeMap<>(d.annotations()).toString())
        .compare(this, other);
  }
}
