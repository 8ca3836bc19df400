package dev.sallyport.artifact;

import java.lang.reflect.Array;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Writes an annotation and its values down, line by line. */
final class AnnotationText extends AnnotationVisitor {
  private final Consumer<String> lines;

  AnnotationText(Consumer<String> lines, String start) {
    super(Opcodes.ASM9);
    this.lines = lines;
    lines.accept(start);
  }

  @Override
  public void visit(String name, Object value) {
    lines.accept(name + "=" + text(value));
  }

  @Override
  public void visitEnum(String name, String descriptor, String value) {
    lines.accept(name + "=" + descriptor + value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String name, String descriptor) {
    return new AnnotationText(lines, name + "=" + descriptor);
  }

  @Override
  public AnnotationVisitor visitArray(String name) {
    return new AnnotationText(lines, name + "=[");
  }

  @Override
  public void visitEnd() {
    lines.accept(")");
  }

  private static String text(Object value) {
    if (!value.getClass().isArray()) {
      return value.getClass().getSimpleName() + value;
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < Array.getLength(value); i++) {
      all.append(Array.get(value, i)).append(',');
    }
    return all.toString();
  }
}
