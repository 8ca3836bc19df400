package dev.sallyport.artifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Writes a method's instructions down, with jumps as numbers that do not depend on their bytes. */
class MethodText extends MethodVisitor {
  /** Lines, and labels at their place. */
  private final List<Object> code = new ArrayList<>();

  private final List<String> debug = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();
  private final List<String> concats = new ArrayList<>();
  private final Map<Label, Integer> labels = new HashMap<>();
  private int conversions;

  MethodText(String head) {
    super(Opcodes.ASM9);
    code.add(head);
  }

  /** Labels that no instruction names belong to line numbers and are left out. */
  List<String> code() {
    return code.stream()
        .filter(item -> !(item instanceof Label label) || labels.containsKey(label))
        .map(item -> item instanceof Label label ? "label " + number(label) : item.toString())
        .toList();
  }

  List<String> debug() {
    return debug;
  }

  /** What the verifier is told about types at jump targets. */
  List<String> frames() {
    return frames;
  }

  /** Descriptors of the string concatenations made by invokedynamic. */
  List<String> concats() {
    return concats;
  }

  /** Calls of {@code String.valueOf(Object)}. */
  int conversions() {
    return conversions;
  }

  private int number(Label label) {
    return labels.computeIfAbsent(label, l -> labels.size());
  }

  @Override
  public void visitParameter(String name, int access) {
    code.add("parameter " + name + " " + access);
  }

  @Override
  public AnnotationVisitor visitAnnotationDefault() {
    return annotation("default");
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return annotation(descriptor + visible);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(int at, String descriptor, boolean visible) {
    return annotation(at + descriptor + visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, TypePath path, String descriptor, boolean visible) {
    return annotation(reference + " " + path + descriptor + visible);
  }

  @Override
  public void visitInsn(int opcode) {
    code.add(String.valueOf(opcode));
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    code.add(opcode + " " + operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    code.add(opcode + " var " + variable);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    code.add(opcode + " " + type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    code.add(opcode + " " + owner + "." + name + " " + descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    code.add(opcode + " " + owner + "." + name + descriptor + isInterface);
    if (owner.equals("java/lang/String")
        && name.equals("valueOf")
        && descriptor.equals("(Ljava/lang/Object;)Ljava/lang/String;")) {
      conversions++;
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    code.add("indy " + name + descriptor + bootstrap + Arrays.deepToString(arguments));
    if (name.equals("makeConcatWithConstants")
        && bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
      concats.add(descriptor);
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    code.add(opcode + " to " + number(label));
  }

  @Override
  public void visitLabel(Label label) {
    code.add(label);
  }

  @Override
  public void visitLdcInsn(Object value) {
    code.add("ldc " + value.getClass().getSimpleName() + " " + value);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    code.add("iinc " + variable + " " + increment);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... cases) {
    code.add("switch " + min + " " + max + numbers(cases) + number(other));
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] cases) {
    code.add("switch " + Arrays.toString(keys) + numbers(cases) + number(other));
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    code.add("array " + descriptor + dimensions);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    code.add("try " + number(start) + " " + number(end) + " " + number(handler) + " " + type);
  }

  @Override
  public void visitFrame(int type, int locals, Object[] local, int depth, Object[] stack) {
    frames.add(type + types(locals, local) + types(depth, stack));
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    debug.add("line " + line);
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int index) {
    debug.add("variable " + name + " " + descriptor + " " + signature + " " + index);
  }

  private static String types(int count, Object[] types) {
    StringBuilder all = new StringBuilder(" ").append(count);
    for (int i = 0; types != null && i < Math.min(count, types.length); i++) {
      all.append(' ').append(types[i] instanceof Label ? "new" : types[i]);
    }
    return all.toString();
  }

  private AnnotationVisitor annotation(String start) {
    return new AnnotationText(line -> code.add(line), start);
  }

  private String numbers(Label[] some) {
    StringBuilder all = new StringBuilder(" ");
    for (Label label : some) {
      all.append(number(label)).append(' ');
    }
    return all.toString();
  }
}
