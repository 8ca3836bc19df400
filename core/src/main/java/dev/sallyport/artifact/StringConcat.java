package dev.sallyport.artifact;

import java.util.Arrays;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * A string concatenation of a method. A javac with JDK-8273914 (19; backported to 17 and 11 in
 * 2024) converts every argument that is neither a primitive, a box nor a String to a String first,
 * so that no other object type is left in the descriptor. One that is there shows an older javac;
 * none shows nothing.
 */
record StringConcat(String method, String descriptor) {
  /** {@code Void} stands for the literal null in either form. */
  private static final Set<String> NEITHER =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Void");

  boolean isLazy() {
    try {
      return Arrays.stream(Type.getArgumentTypes(descriptor))
          .anyMatch(StringConcat::isLeftToRuntime);
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  private static boolean isLeftToRuntime(Type argument) {
    boolean reference = argument.getSort() == Type.OBJECT || argument.getSort() == Type.ARRAY;
    return reference && !NEITHER.contains(argument.getClassName());
  }
}
