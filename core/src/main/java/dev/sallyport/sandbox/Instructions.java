package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the supervisor has to do, as a file of NUL-terminated texts. Paths are those of the outer
 * sandbox.
 *
 * @param work where the source is copied to
 * @param folders made before anything starts
 * @param command starts the inner sandbox
 */
record Instructions(
    Path source,
    Path work,
    Path door,
    int doorPort,
    Path outputs,
    Path collected,
    long outputBytes,
    int outputFiles,
    List<String> folders,
    List<String> command) {
  Instructions {
    folders = List.copyOf(folders);
    command = List.copyOf(command);
  }

  void write(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    texts.add(source.toString());
    texts.add(work.toString());
    texts.add(door.toString());
    texts.add(Integer.toString(doorPort));
    texts.add(outputs.toString());
    texts.add(collected.toString());
    texts.add(Long.toString(outputBytes));
    texts.add(Integer.toString(outputFiles));
    texts.add(Integer.toString(folders.size()));
    texts.addAll(folders);
    texts.addAll(command);
    StringBuilder all = new StringBuilder();
    texts.forEach(text -> all.append(text).append('\0'));
    Files.writeString(file, all, StandardCharsets.UTF_8);
  }

  static Instructions read(Path file) throws IOException {
    List<String> texts = split(Files.readString(file, StandardCharsets.UTF_8));
    int folders = Integer.parseInt(texts.get(8));
    return new Instructions(
        Path.of(texts.get(0)),
        Path.of(texts.get(1)),
        Path.of(texts.get(2)),
        Integer.parseInt(texts.get(3)),
        Path.of(texts.get(4)),
        Path.of(texts.get(5)),
        Long.parseLong(texts.get(6)),
        Integer.parseInt(texts.get(7)),
        texts.subList(9, 9 + folders),
        texts.subList(9 + folders, texts.size()));
  }

  private static List<String> split(String all) {
    List<String> texts = new ArrayList<>();
    int start = 0;
    for (int end = all.indexOf('\0'); end >= 0; end = all.indexOf('\0', start)) {
      texts.add(all.substring(start, end));
      start = end + 1;
    }
    return texts;
  }
}
