package dev.sallyport.artifact;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** What a class file says, apart from the order of its constant pool. */
final class ClassShape extends ClassVisitor {
  private static final int MAGIC = 0xcafebabe;

  /** By name and descriptor, the digest of access flags, instructions and annotations. */
  final SortedMap<String, String> methods = new TreeMap<>();

  final SortedMap<String, String> fields = new TreeMap<>();

  /** Stack map frames, by method. */
  final SortedMap<String, String> frames = new TreeMap<>();

  /** Line numbers, names of local variables and parameters, by method. */
  final SortedMap<String, String> debug = new TreeMap<>();

  /** Header, class annotations, inner classes and what else is said about the class itself. */
  final List<String> head = new ArrayList<>();

  final List<StringConcat> concats = new ArrayList<>();
  int eagerConversions;
  boolean isKotlin;
  String source = "";
  String name = "";

  private ClassShape() {
    super(Opcodes.ASM9);
  }

  static boolean isClass(byte[] bytes) {
    return bytes.length > 8 && ByteBuffer.wrap(bytes).getInt() == MAGIC;
  }

  /** The class-file version, e.g. 61 for Java 17. */
  static int major(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getShort(6) & 0xffff;
  }

  /** Empty where the bytes are no sound class file, or of a newer Java than can be read. */
  static Optional<ClassShape> read(byte[] bytes) {
    if (bytes.length > ReadLimits.CLASS_BYTES) {
      return Optional.empty();
    }
    ClassShape shape = new ClassShape();
    try {
      new ClassReader(bytes).accept(shape, 0);
    } catch (RuntimeException | StackOverflowError hostile) {
      // annotations nest as deep as their writer likes
      return Optional.empty();
    }
    return Optional.of(shape);
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String superName, String[] inter) {
    this.name = name;
    head.add(
        access + " " + name + " " + signature + " " + superName + " " + String.join(",", inter));
  }

  @Override
  public void visitSource(String file, String extension) {
    source = file == null ? "" : file;
    debug.put("source", file + " " + extension);
  }

  @Override
  public void visitOuterClass(String owner, String name, String descriptor) {
    head.add("outer " + owner + " " + name + " " + descriptor);
  }

  @Override
  public void visitInnerClass(String name, String outer, String inner, int access) {
    head.add("inner " + name + " " + outer + " " + inner + " " + access);
  }

  @Override
  public void visitNestHost(String host) {
    head.add("host " + host);
  }

  @Override
  public void visitNestMember(String member) {
    head.add("member " + member);
  }

  @Override
  public void visitPermittedSubclass(String name) {
    head.add("permits " + name);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    isKotlin |= descriptor.equals("Lkotlin/Metadata;");
    return new AnnotationText(head::add, "annotation " + descriptor + visible);
  }

  @Override
  public ModuleVisitor visitModule(String module, int access, String version) {
    head.add("module " + module + " " + access + " " + version);
    return new ModuleVisitor(Opcodes.ASM9) {
      @Override
      public void visitMainClass(String mainClass) {
        head.add("main class " + mainClass);
      }

      @Override
      public void visitPackage(String name) {
        head.add("package " + name);
      }

      @Override
      public void visitRequire(String name, int flags, String required) {
        head.add("requires " + name + " " + flags + " " + required);
      }

      @Override
      public void visitExport(String name, int flags, String... modules) {
        head.add("exports " + name + " " + flags + Arrays.toString(modules));
      }
    };
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(String name, String desc, String signature) {
    head.add("component " + name + " " + desc + " " + signature);
    return super.visitRecordComponent(name, desc, signature);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String desc, String signature, Object value) {
    List<String> text = new ArrayList<>();
    text.add(access + " " + signature + " " + value);
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new AnnotationText(text::add, descriptor + visible);
      }

      @Override
      public void visitEnd() {
        fields.put(name + " " + desc, String.join("\n", text));
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String desc, String signature, String[] exceptions) {
    String thrown = exceptions == null ? "" : String.join(",", exceptions);
    MethodText text =
        new MethodText(access + " " + signature + " " + thrown) {
          @Override
          public void visitEnd() {
            methods.put(name + desc, DigestUtils.sha256Hex(String.join("\n", code())));
            debug.put(name + desc, DigestUtils.sha256Hex(String.join("\n", debug())));
            frames.put(name + desc, DigestUtils.sha256Hex(String.join("\n", frames())));
            concats().forEach(c -> concats.add(new StringConcat(name, c)));
            eagerConversions += conversions();
          }
        };
    return text;
  }
}
