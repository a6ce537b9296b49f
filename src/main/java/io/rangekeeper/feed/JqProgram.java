package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// A compiled jq program. Two are equal when their texts are.
public final class JqProgram {
    private static final Version VERSION = Versions.JQ_1_7;

    /// The functions of jq and [ShapeFunctions]; neither the environment nor files can be reached.
    private static final Scope BUILT_INS = builtIns();

    private final String text;
    private final JsonQuery query;

    private JqProgram(String text, JsonQuery query) {
        this.text = text;
        this.query = query;
    }

    /// Takes what a program yields.
    interface Sink {
        void accept(JsonNode value) throws RefusedException;
    }

    /// Compiles a program; functions that it calls are looked up only when it runs.
    ///
    /// @throws IllegalArgumentException when the text is not a jq program; its message says why
    public static JqProgram compile(String text) {
        try {
            return new JqProgram(text, JsonQuery.compile(text, VERSION));
        } catch (JsonQueryException e) {
            // The cause names the token; the exception itself only repeats the program.
            throw new IllegalArgumentException(oneLine(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /// Runs the program, handing on each value as it is made.
    void run(JsonNode document, Sink sink) throws RefusedException {
        try {
            query.apply(Scope.newChildScope(BUILT_INS), document, value -> pass(value, sink));
        } catch (Stop stop) {
            throw stop.reason;
        } catch (JsonQueryException | RuntimeException e) {
            // The library also throws ClassCastException and the like on values that it did not
            // expect.
            String program = Excerpt.plain(text.strip().replaceAll("\\s+", " "), 60);
            throw new RefusedException(
                    Refusal.MALFORMED,
                    "not of the expected shape: %s (at jq %s)".formatted(oneLine(e), program));
        }
    }

    /// Everything that the program yields.
    List<JsonNode> run(JsonNode document) throws RefusedException {
        List<JsonNode> values = new ArrayList<>();
        run(document, values::add);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JqProgram program && program.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static void pass(JsonNode value, Sink sink) {
        try {
            sink.accept(value);
        } catch (RefusedException e) {
            throw new Stop(e);
        }
    }

    private static Scope builtIns() {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(VERSION, scope);
        ShapeFunctions.addTo(scope);
        return scope;
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Excerpt.plain(message.strip().replaceAll("\\s+", " "), 200);
    }

    /// Carries a refusal through the library, which lets only unchecked exceptions pass.
    private static final class Stop extends RuntimeException {
        private final transient RefusedException reason;

        Stop(RefusedException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
