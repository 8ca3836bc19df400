package dev.sallyport.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Paths as texts: what a build calls a file need not be a path of this machine's Java. */
final class Paths {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{6,}");
  private static final Pattern PROCESS = Pattern.compile("^/proc/[0-9]+(?=/|$)");
  private static final Pattern TASK = Pattern.compile("/task/[0-9]+(?=/|$)");

  private Paths() {}

  /** An absolute path without empty parts and dots, by its text alone. */
  static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** Without what is another in each run: process ids, and the numbers of temporary files. */
  static String steady(String text) {
    String process = PROCESS.matcher(text).replaceFirst("/proc/PID");
    String task = TASK.matcher(process).replaceAll("/task/PID");
    return NUMBER.matcher(UUID.matcher(task).replaceAll("…")).replaceAll("…");
  }

  static boolean isBelow(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder.equals("/") ? "/" : folder + "/");
  }
}
