import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Writes class files from lines (stubs.ts says which): `java -cp asm.jar:asm-commons.jar Stubs.java LINES JAR [pretend]`. A method that
 * is called throws null or, with "pretend", asks `vn.bluezone.radio.pretend.Pretend.call` what it would do. Nullability is told by
 * JetBrains' annotations, which Kotlin takes for errors.
 */
final class Stubs implements Opcodes {
    private static final String NULLABLE = "Lorg/jetbrains/annotations/Nullable;";

    private static final Type PRETEND = Type.getObjectType("vn/bluezone/radio/pretend/Pretend");
    private static final Method CALL =
        new Method("call", "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;");

    private static boolean pretends;

    private final String name;
    private final String parent;
    private final boolean isInterface;
    private boolean isMade;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private Stubs(String[] at) {
        name = at[2];
        parent = at[3];
        isInterface = at[1].equals("interface");
        int access = ACC_PUBLIC;
        if (isInterface) access |= ACC_INTERFACE | ACC_ABSTRACT;
        else access |= at[1].equals("abstract") ? ACC_SUPER | ACC_ABSTRACT : ACC_SUPER;
        String[] interfaces = at[4].isEmpty() ? new String[0] : at[4].split(",");
        writer.visit(V1_8, access, name, at[5].isEmpty() ? null : at[5], at[3], interfaces);
    }

    /** Tells of one class inside another, as both of them and whoever names it must. */
    private void inner(String inside) {
        int dollar = inside.lastIndexOf('$');
        if (dollar < 0) return;
        inner(inside.substring(0, dollar));
        writer.visitInnerClass(inside, inside.substring(0, dollar), inside.substring(dollar + 1), ACC_PUBLIC | ACC_STATIC);
    }

    private void field(String[] at) {
        boolean isStatic = at[1].equals("static") || isInterface;
        Object value = null;
        if (at[4].startsWith("\"")) value = at[4].substring(1, at[4].length() - 1);
        else if (!at[4].isEmpty() && at[3].equals("J")) value = Long.parseLong(at[4]);
        else if (!at[4].isEmpty() && at[3].equals("I")) value = Integer.parseInt(at[4]);
        int access = ACC_PUBLIC | (isStatic ? ACC_STATIC : 0);
        // What has no value in the declarations, a phone says: its level above all. Who pretends says it.
        if (isStatic && (value != null || isInterface || !pretends)) access |= ACC_FINAL;
        writer.visitField(access, at[2], at[3], null, isStatic ? value : null).visitEnd();
    }

    private void method(String[] at) {
        boolean isStatic = at[1].equals("static");
        boolean hasCode = !isInterface || isStatic;
        int access = ACC_PUBLIC | (isStatic ? ACC_STATIC : 0) | (hasCode ? 0 : ACC_ABSTRACT);
        if (at[1].equals("varargs")) access |= ACC_VARARGS;
        MethodVisitor method = writer.visitMethod(access, at[2], at[3], at[4].isEmpty() ? null : at[4], null);
        if (at[5].equals("nullable")) method.visitAnnotation(NULLABLE, false).visitEnd();
        if (!at[6].isEmpty())
            for (String param : at[6].split(","))
                method.visitParameterAnnotation(Integer.parseInt(param), NULLABLE, false).visitEnd();
        isMade |= at[2].equals("<init>") && at[3].equals("()V");
        if (hasCode && pretends) pretend(new GeneratorAdapter(method, access, at[2], at[3]), at[2], isStatic);
        else if (hasCode) {
            method.visitCode();
            method.visitInsn(ACONST_NULL);
            method.visitInsn(ATHROW);
            method.visitMaxs(0, 0);
        }
        method.visitEnd();
    }

    /** Code that asks what would happen. A constructor makes what it is part of without asking. */
    private void pretend(GeneratorAdapter code, String method, boolean isStatic) {
        code.visitCode();
        if (method.equals("<init>")) {
            code.loadThis();
            code.invokeConstructor(Type.getObjectType(parent), new Method("<init>", "()V"));
        }
        if (isStatic) code.visitInsn(ACONST_NULL);
        else code.loadThis();
        code.push(name + "." + method);
        code.push(code.getReturnType().getDescriptor());
        code.loadArgArray();
        code.invokeStatic(PRETEND, CALL);
        if (code.getReturnType() == Type.VOID_TYPE) code.pop();
        else code.unbox(code.getReturnType());
        code.returnValue();
        code.endMethod();
    }

    /** Everything can be made by whoever pretends, also what only the system makes. */
    private void makeable() {
        if (pretends && !isInterface && !isMade) method(new String[] {"M", "", "<init>", "()V", "", "", ""});
    }

    public static void main(String[] args) throws IOException {
        pretends = args.length > 2 && args[2].equals("pretend");
        List<Stubs> all = new ArrayList<>();
        List<String> inners = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(Path.of(args[0]))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] at = line.split("\t", -1);
                switch (at[0]) {
                    case "C" -> {
                        all.add(new Stubs(at));
                        if (at[2].contains("$")) inners.add(at[2]);
                    }
                    case "F" -> all.get(all.size() - 1).field(at);
                    case "M" -> all.get(all.size() - 1).method(at);
                    default -> throw new IOException("no such line: " + line);
                }
            }
        }
        java.util.Set<String> written = new java.util.HashSet<>();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            for (Stubs stub : all) {
                if (!written.add(stub.name)) continue;
                stub.inner(stub.name);
                for (String inner : inners)
                    if (inner.startsWith(stub.name + "$") && inner.indexOf('$', stub.name.length() + 1) < 0) stub.inner(inner);
                jar.putNextEntry(new ZipEntry(stub.name + ".class"));
                stub.makeable();
                stub.writer.visitEnd();
                jar.write(stub.writer.toByteArray());
                jar.closeEntry();
            }
        }
        System.out.println(written.size());
    }
}
