package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the outputs out of a folder in which nobody writes any more: regular files with one name
 * only, up to a number and a sum of bytes. No link is followed and none is made.
 */
final class Collector {
  /** More refusals than this are counted, not listed. */
  private static final int LISTED = 200;

  private static final int DEPTH = 64;
  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;
  private static final int FOLDER = 0040000;
  private static final int LINK = 0120000;

  /**
   * Something that is not taken out.
   *
   * @param path relative, as the build named it
   */
  record Refused(String path, String why) {}

  private final Path from;
  private final Path to;
  private final List<Refused> refused = new ArrayList<>();
  private long bytesLeft;
  private int filesLeft;
  private int unlisted;

  Collector(Path from, Path to, long bytes, int files) {
    this.from = from;
    this.to = to;
    this.bytesLeft = bytes;
    this.filesLeft = files;
  }

  /** Call once. */
  List<Refused> collect() {
    if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      refuse(from, "the folder of the outputs is gone or is not a folder");
    } else {
      folder(from, 0);
    }
    if (unlisted > 0) {
      refused.add(new Refused("", unlisted + " more outputs were refused"));
    }
    return List.copyOf(refused);
  }

  private void folder(Path folder, int depth) {
    if (depth > DEPTH) {
      refuse(folder, "more than " + DEPTH + " folders deep");
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        children.add(child);
        if (children.size() > filesLeft + LISTED) {
          break;
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      refuse(folder, "the folder cannot be read");
      return;
    }
    children.sort(null);
    children.forEach(child -> entry(child, depth));
  }

  private void entry(Path path, int depth) {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(path, "unix:mode,nlink,size", LinkOption.NOFOLLOW_LINKS);
      int type = number(attributes, "mode").intValue() & TYPE_MASK;
      long size = number(attributes, "size").longValue();
      if (type == FOLDER) {
        folder(path, depth + 1);
      } else if (type != REGULAR) {
        refuse(path, type == LINK ? "a symbolic link" : "neither a file nor a folder");
      } else if (number(attributes, "nlink").intValue() != 1) {
        refuse(path, "a file with " + attributes.get("nlink") + " names");
      } else if (filesLeft <= 0) {
        refuse(path, "more files than may be collected");
      } else if (size > bytesLeft) {
        refuse(path, size + " bytes, more than may be collected");
      } else {
        take(path, size);
      }
    } catch (IOException | RuntimeException failure) {
      refuse(path, "cannot be read or copied");
    }
  }

  private void take(Path path, long size) throws IOException {
    Path target = to.resolve(from.relativize(path).toString());
    Files.createDirectories(target.getParent());
    Files.copy(path, target, LinkOption.NOFOLLOW_LINKS);
    bytesLeft -= size;
    filesLeft--;
  }

  private static Number number(Map<String, Object> attributes, String name) throws IOException {
    if (attributes.get(name) instanceof Number number) {
      return number;
    }
    throw new IOException("no attribute " + name);
  }

  private void refuse(Path path, String why) {
    if (refused.size() < LISTED) {
      refused.add(new Refused(from.relativize(path).toString(), why));
    } else {
      unlisted++;
    }
  }
}
