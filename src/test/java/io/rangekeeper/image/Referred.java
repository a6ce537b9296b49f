package io.rangekeeper.image;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Which modules of the JDK that runs this are referred to by a jar's classes.
final class Referred {
    private final Map<String, String> owners = new HashMap<>();

    Referred() {
        for (Module module : ModuleLayer.boot().modules()) {
            module.getPackages()
                    .forEach(name -> owners.put(name.replace('.', '/'), module.getName()));
        }
    }

    Set<String> by(Path jar) throws IOException {
        Set<String> modules = new TreeSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(Referred::isClass).toList()) {
                modules.addAll(by(file.getInputStream(entry).readAllBytes()));
            }
        }
        return modules;
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class");
    }

    private Set<String> by(byte[] bytes) {
        Set<String> modules = new TreeSet<>();
        ClassModel model = ClassFile.of().parse(bytes);
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) {
                String name = type.asInternalName();
                int end = name.lastIndexOf('/');
                String owner = end < 0 ? null : owners.get(name.substring(0, end));
                if (owner != null) {
                    modules.add(owner);
                }
            }
        }
        return modules;
    }
}
