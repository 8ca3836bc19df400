package dev.sallyport.artifact;

import java.util.Arrays;

/** The POM that a jar carries under {@code META-INF/maven/<groupId>/<artifactId>/pom.xml}. */
public final class EmbeddedPom {
  private final String groupId;
  private final String artifactId;
  private final byte[] bytes;

  EmbeddedPom(String groupId, String artifactId, byte[] bytes) {
    this.groupId = groupId;
    this.artifactId = artifactId;
    this.bytes = bytes.clone();
  }

  public String groupId() {
    return groupId;
  }

  public String artifactId() {
    return artifactId;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public boolean hasBytes(byte[] others) {
    return Arrays.equals(bytes, others);
  }
}
