package dev.sallyport.artifact;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Small class files as several compilers would write them. */
final class ClassBuilder {
  private static final String CONCAT_BOOTSTRAP =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";

  private int version = Opcodes.V17;
  private int answer = 42;
  private int line = 7;
  private boolean hasConcat;
  private boolean isEager;
  private String source = "Thing.java";

  static ClassBuilder thing() {
    return new ClassBuilder();
  }

  ClassBuilder version(int version) {
    this.version = version;
    return this;
  }

  ClassBuilder answer(int answer) {
    this.answer = answer;
    return this;
  }

  ClassBuilder line(int line) {
    this.line = line;
    return this;
  }

  ClassBuilder source(String source) {
    this.source = source;
    return this;
  }

  /** As javac has written it before JDK-8273914: the object goes to the bootstrap as it is. */
  ClassBuilder lazyConcat() {
    hasConcat = true;
    isEager = false;
    return this;
  }

  ClassBuilder eagerConcat() {
    hasConcat = true;
    isEager = true;
    return this;
  }

  byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "a/Thing", null, "java/lang/Object", null);
    writer.visitSource(source, null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_STATIC, "answer", "(Ljava/util/List;)I", null, null);
    method.visitCode();
    Label label = new Label();
    method.visitLabel(label);
    method.visitLineNumber(line, label);
    method.visitIntInsn(Opcodes.BIPUSH, answer);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    if (hasConcat) {
      concat(writer);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void concat(ClassWriter writer) {
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_STATIC, "text", "(Ljava/util/List;)Ljava/lang/String;", null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    if (isEager) {
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/String",
          "valueOf",
          "(Ljava/lang/Object;)Ljava/lang/String;",
          false);
    }
    method.visitInvokeDynamicInsn(
        "makeConcatWithConstants",
        isEager ? "(Ljava/lang/String;)Ljava/lang/String;" : "(Ljava/util/List;)Ljava/lang/String;",
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/StringConcatFactory",
            "makeConcatWithConstants",
            CONCAT_BOOTSTRAP,
            false),
        "a list: \u0001");
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
