import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lists what class files refer to: `java -cp asm.jar References.java FOLDER`. Tab-separated: S class, superclass, interfaces (commas);
 * R class, line, owner, name, descriptor of a method or field that is used; T class, line, type that is used.
 */
final class References extends ClassVisitor {
    private String name;

    private References() {
        super(Opcodes.ASM9);
    }

    private static void tell(String... parts) {
        System.out.println(String.join("\t", parts));
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.name = name;
        tell("S", name, superName, String.join(",", interfaces));
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            private int line;

            @Override
            public void visitLineNumber(int line, Label start) {
                this.line = line;
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String member, String descriptor, boolean isInterface) {
                tell("R", name, "" + line, owner, member, descriptor);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String member, String descriptor) {
                tell("R", name, "" + line, owner, member, descriptor);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                tell("T", name, "" + line, type);
            }

            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
                if (type != null) tell("T", name, "" + line, type);
            }
        };
    }

    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().collect(Collectors.toList());
        }
        for (Path file : files) new ClassReader(Files.readAllBytes(file)).accept(new References(), ClassReader.SKIP_FRAMES);
    }
}
