package dev.sallyport.worktree;

import dev.sallyport.gitobject.GitText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files and targets of links as git's trees have them. Java shows a name that is not in
 * the charset of the locale with other characters in it, but a path's URI has its very bytes.
 */
final class RawName {
  private RawName() {}

  /** The name or target, in the form of {@link GitText}. */
  static String of(Path path) {
    byte[] bytes = bytes(path);
    return GitText.decode(bytes, 0, bytes.length);
  }

  /** The bytes of a path that was listed or read from a link, not made from a string. */
  static byte[] bytes(Path path) {
    String shown = path.toString();
    if (shown.chars().allMatch(c -> c < 0x80) || !path.getFileSystem().getSeparator().equals("/")) {
      String slashed = shown.replace(path.getFileSystem().getSeparator(), "/");
      return slashed.getBytes(StandardCharsets.UTF_8);
    }
    String raw = path.getFileSystem().getPath("/").resolve(path).toUri().getRawPath();
    int from = path.isAbsolute() ? 0 : 1;
    // the URI of what happens to be a folder has a slash at its end
    int to = raw.length() - (raw.endsWith("/") && !shown.endsWith("/") ? 1 : 0);
    return unescaped(raw.substring(from, to));
  }

  private static byte[] unescaped(String raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        out.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }
}
