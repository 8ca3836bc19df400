package dev.sallyport.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that look like an installed JDK as far as we look. */
public final class FakeJdk {
  private FakeJdk() {}

  public static Path of(Path home, String version) throws IOException {
    return with(home, "JAVA_VERSION=\"" + version + "\"\nIMPLEMENTOR=\"Example\"\n");
  }

  public static Path with(Path home, String release) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Path javac = Files.writeString(home.resolve("bin/javac"), "#!/bin/false\n");
    Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), release);
    return home;
  }
}
