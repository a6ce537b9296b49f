package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// What programs have besides the functions of jq: ways through a document that say what stands
/// there. `.[]` and `to_entries` take lists and objects alike, so that a list that became `{}`
/// would quietly take its ranges along.
///
/// - `list`: the elements of a list; anything else, null too, is an error
/// - `list(n)`: the same of a list of at least `n` elements
/// - `entries`: a `key` and its `value` for each key of an object; anything else is an error
final class ShapeFunctions {
    private ShapeFunctions() {}

    static void addTo(Scope scope) {
        scope.addFunction(
                "list", 0, (inner, args, in, path, output, version) -> list(in, 0, output));
        scope.addFunction(
                "list",
                1,
                (inner, args, in, path, output, version) ->
                        list(in, least(inner, args, in), output));
        scope.addFunction(
                "entries", 0, (inner, args, in, path, output, version) -> entries(in, output));
    }

    private static void list(JsonNode in, int least, PathOutput output) throws JsonQueryException {
        if (!in.isArray()) {
            throw expected("a list", in);
        }
        if (in.size() < least) {
            throw new JsonQueryException(
                    "a list of at least %d is expected, not of %d".formatted(least, in.size()));
        }
        for (JsonNode element : in) {
            output.emit(element, null);
        }
    }

    private static void entries(JsonNode in, PathOutput output) throws JsonQueryException {
        if (!in.isObject()) {
            throw expected("an object", in);
        }
        for (Map.Entry<String, JsonNode> field : in.properties()) {
            ObjectNode entry = ((ObjectNode) in).objectNode();
            entry.put("key", field.getKey()).set("value", field.getValue());
            output.emit(entry, null);
        }
    }

    /// The argument of `list(n)`, which is one number.
    private static int least(Scope scope, List<Expression> args, JsonNode in)
            throws JsonQueryException {
        int[] least = {-1};
        args.getFirst().apply(scope, in, value -> least[0] = value.asInt(-1));
        if (least[0] < 0) {
            throw new JsonQueryException("list(n) takes a number, the fewest elements");
        }
        return least[0];
    }

    private static JsonQueryException expected(String shape, JsonNode in) {
        String found = in.getNodeType().name().toLowerCase(Locale.ROOT);
        return new JsonQueryException(
                in.isNull() || in.isMissingNode()
                        ? "%s is expected, and there is none".formatted(shape)
                        : "%s is expected, not %s: %s"
                                .formatted(shape, found, Excerpt.plain(in.toString(), 60)));
    }
}
