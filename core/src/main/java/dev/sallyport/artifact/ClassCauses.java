package dev.sallyport.artifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Why two class files of one name differ. */
final class ClassCauses {
  private static final int NAMED = 3;

  private ClassCauses() {}

  static List<Cause> between(byte[] published, byte[] rebuilt) {
    List<Cause> causes = new ArrayList<>();
    int before = ClassShape.major(published);
    int after = ClassShape.major(rebuilt);
    if (before != after) {
      String text = "class-file version " + before + " vs " + after;
      causes.add(
          new Cause(
              CauseKind.CLASS_BYTES,
              text + " (Java " + (before - 44) + " vs " + (after - 44) + ")"));
    }
    Optional<ClassShape> old = ClassShape.read(published);
    Optional<ClassShape> made = ClassShape.read(rebuilt);
    if (old.isPresent() && made.isPresent()) {
      causes.addAll(shapes(old.get(), made.get()));
    } else if (causes.isEmpty()) {
      String side = old.isPresent() ? "rebuilt" : "published";
      causes.add(new Cause(CauseKind.CLASS_BYTES, side + " class cannot be parsed"));
    }
    if (causes.isEmpty()) {
      String text = "constant pool or attributes only, instructions are equal";
      causes.add(new Cause(CauseKind.CLASS_BYTES, text));
    }
    return causes;
  }

  private static List<Cause> shapes(ClassShape old, ClassShape made) {
    List<Cause> causes = new ArrayList<>();
    if (javacPatchLevel(old, made)) {
      boolean eager = old.eagerConversions > made.eagerConversions;
      String text = "string concatenation converts its arguments eagerly in the ";
      causes.add(
          new Cause(
              CauseKind.STRING_CONCAT,
              text
                  + (eager ? "published" : "rebuilt")
                  + " class only: javac patch level (JDK-8273914)"));
    }
    List<String> methods = differing(old.methods, made.methods);
    List<String> fields = differing(old.fields, made.fields);
    if (!methods.isEmpty() && causes.isEmpty()) {
      causes.add(new Cause(CauseKind.CLASS_BYTES, "methods differ: " + names(methods)));
    }
    if (!fields.isEmpty()) {
      causes.add(new Cause(CauseKind.CLASS_BYTES, "fields differ: " + names(fields)));
    }
    if (!old.head.equals(made.head)) {
      String first = firstDifference(old.head, made.head);
      causes.add(new Cause(CauseKind.CLASS_BYTES, "class header differs: " + first));
    }
    List<String> frames = differing(old.frames, made.frames);
    if (causes.isEmpty() && !frames.isEmpty()) {
      String text = "stack map frames only, instructions are equal: another javac";
      causes.add(new Cause(CauseKind.CLASS_BYTES, text));
    }
    if (causes.isEmpty() && !old.debug.equals(made.debug)) {
      String text = "debug information only (line numbers, variable names, source file)";
      causes.add(new Cause(CauseKind.CLASS_BYTES, text));
    }
    return causes;
  }

  /** The one with lazy concatenations is of the older javac; the other converts more. */
  private static boolean javacPatchLevel(ClassShape old, ClassShape made) {
    long lazyOld = old.concats.stream().filter(StringConcat::isLazy).count();
    long lazyMade = made.concats.stream().filter(StringConcat::isLazy).count();
    int conversions = made.eagerConversions - old.eagerConversions;
    boolean publishedIsOlder = lazyOld > 0 && lazyMade == 0 && conversions > 0;
    boolean rebuiltIsOlder = lazyMade > 0 && lazyOld == 0 && conversions < 0;
    return publishedIsOlder || rebuiltIsOlder;
  }

  private static List<String> differing(Map<String, String> old, Map<String, String> made) {
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(made.keySet());
    return names.stream()
        .filter(name -> !old.getOrDefault(name, "").equals(made.getOrDefault(name, "")))
        .map(name -> mark(name, old.containsKey(name), made.containsKey(name)))
        .toList();
  }

  private static String mark(String name, boolean before, boolean after) {
    String shown = OneLine.value(readable(name));
    return before && after ? shown : shown + (before ? " (only published)" : " (only rebuilt)");
  }

  /** A method with the plain names of its parameters' types; a field as it is. */
  private static String readable(String member) {
    int open = member.indexOf('(');
    if (open < 0) {
      return member;
    }
    try {
      String types =
          Arrays.stream(Type.getArgumentTypes(member.substring(open)))
              .map(Type::getClassName)
              .map(type -> type.substring(type.lastIndexOf('.') + 1))
              .collect(Collectors.joining(", "));
      return member.substring(0, open) + "(" + types + ")";
    } catch (RuntimeException malformed) {
      return member;
    }
  }

  private static String names(List<String> all) {
    String some = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    return all.size() > NAMED ? some + " and " + (all.size() - NAMED) + " more" : some;
  }

  private static String firstDifference(List<String> old, List<String> made) {
    for (int i = 0; i < Math.max(old.size(), made.size()); i++) {
      String before = i < old.size() ? old.get(i) : "nothing";
      String after = i < made.size() ? made.get(i) : "nothing";
      if (!before.equals(after)) {
        return OneLine.value(before) + " vs " + OneLine.value(after);
      }
    }
    return "";
  }
}
