package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.InventoryBuilder;
import io.rangekeeper.store.InventoryStore;
import io.rangekeeper.store.PolicyStore.Unreadable;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.yaml.MarkedText;
import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Everything in a folder of manifests that has to do with policies, with the lines where it
/// stands.
public final class ManifestInventory implements InventoryStore {
    private final Path root;

    /// @param root a folder or a file; places are shown relative to it as it is given here
    public ManifestInventory(Path root) {
        this.root = root;
    }

    @Override
    public Inventory read() {
        Reading reading = new Reading();
        try {
            Folder.Contents contents = Folder.contents(root);
            contents.unreadable().forEach(reading::gap);
            contents.files().forEach(reading::file);
        } catch (IOException e) {
            throw new StoreException(root + " cannot be read: " + Trouble.words(e), e);
        }
        return reading.objects.build(reading::place);
    }

    /// An object and the text around it.
    private record Origin(LineIndex lines, Part.Mapping object) {
        String place(String path) {
            return lines.place(PathFinder.find(object, path).start());
        }
    }

    private static final class Reading {
        private final InventoryBuilder objects = new InventoryBuilder();
        private final Map<String, Origin> origins = new HashMap<>();

        void file(Path path) {
            try {
                ManifestFile file = ManifestFile.read(path);
                read(file);
            } catch (IOException e) {
                gap(new Unreadable(Trouble.shown(path), Trouble.words(e)));
            }
        }

        /// A template of no policy is worth no word.
        private void read(ManifestFile file) {
            try {
                MarkedText text = ManifestReader.parse(file);
                LineIndex lines = LineIndex.of(text);
                text.documents().forEach(document -> visit(text, lines, document, ""));
            } catch (YamlException e) {
                if (!Template.isIn(file.text())) {
                    gap(ManifestReader.report(e));
                } else if (Template.mayConcernUs(file.text())) {
                    gap(new Unreadable(ManifestReader.report(e).place(), Template.PROBLEM));
                }
            }
        }

        /// Lists behind aliases could multiply without end.
        private void visit(MarkedText text, LineIndex lines, Part part, String kind) {
            if (!(part instanceof Part.Mapping object)) {
                return;
            }
            String own = text(object, kind);
            Optional<Part> items = object.entry("items").map(Part.Entry::value);
            if (!own.endsWith("List") || items.isEmpty()) {
                add(text, lines, object, own);
            } else if (items.get() instanceof Part.Sequence list) {
                String each = own.substring(0, own.length() - "List".length());
                list.items().forEach(item -> visit(text, lines, item, each));
            } else if (items.get() instanceof Part.Alias alias) {
                objects.gap(
                        new Gap(
                                text.place(alias.start()),
                                "a list behind a YAML alias is not read; write it out",
                                true));
            }
        }

        private void add(MarkedText text, LineIndex lines, Part.Mapping object, String kind) {
            String place = lines.place(object.start());
            boolean policy = kind.equals("NetworkPolicy");
            if (policy && Template.find(object).isPresent()) {
                objects.gap(new Gap(place, Template.PROBLEM, true));
                return;
            }
            try {
                JsonNode value = text.value(object);
                if (value instanceof ObjectNode fields && !kind.isEmpty()) {
                    fields.put("kind", kind);
                    origins.putIfAbsent(place, new Origin(lines, object));
                    objects.add(fields, place);
                }
            } catch (YamlException e) {
                if (policy) {
                    gap(ManifestReader.report(e));
                }
            }
        }

        String place(String place, String path) {
            Origin origin = origins.get(place);
            return origin == null ? place : origin.place(path);
        }

        /// Whatever could not be read may have held a policy.
        void gap(Unreadable unreadable) {
            objects.gap(new Gap(unreadable.place(), unreadable.problem(), true));
        }

        private static String text(Part.Mapping object, String absent) {
            return object.get("kind")
                    .map(value -> value instanceof Part.Scalar scalar ? scalar.value() : "")
                    .orElse(absent);
        }
    }
}
