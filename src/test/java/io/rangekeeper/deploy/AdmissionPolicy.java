package io.rangekeeper.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ValidatingAdmissionPolicy of `deploy`, as an API server would judge by it: with another
/// implementation of CEL, but with the libraries that Kubernetes has had since 1.30 and no others.
public final class AdmissionPolicy {
    /// Whom the policy is about.
    public static final String CONTROLLER = "system:serviceaccount:rangekeeper:rangekeeper";

    private static final Path FILE =
            Path.of("deploy/components/admission/validating-admission-policy.yaml");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final JsonNode spec;
    private final Cel cel;

    private AdmissionPolicy(JsonNode spec) {
        this.spec = spec;
        this.cel =
                CelFactory.plannerCelBuilder()
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addCompilerLibraries(CelExtensions.optional())
                        .addRuntimeLibraries(CelExtensions.optional())
                        .addVar("object", SimpleType.DYN)
                        .addVar("oldObject", SimpleType.DYN)
                        .addVar("request", SimpleType.DYN)
                        .addVar("variables", SimpleType.DYN)
                        .build();
    }

    public static AdmissionPolicy shipped() throws IOException {
        return new AdmissionPolicy(
                Yaml.readAll(Files.readString(FILE), FILE.toString()).getFirst().path("spec"));
    }

    /// A request to an API server; a null stands for an object that there is not.
    public record Request(String user, String operation, JsonNode before, JsonNode after) {
        /// What the controller sends.
        public static Request update(JsonNode before, JsonNode after) {
            return new Request(CONTROLLER, "UPDATE", before, after);
        }
    }

    /// Why the request is denied; empty if it is admitted. What cannot be evaluated denies too.
    public List<String> denials(Request request) {
        Map<String, Object> names = new HashMap<>();
        names.put(
                "request",
                Map.of(
                        "operation",
                        request.operation(),
                        "userInfo",
                        Map.of("username", request.user())));
        object(request.before(), "oldObject", names);
        object(request.after(), "object", names);
        for (JsonNode condition : spec.path("matchConditions")) {
            if (!holds(condition, names)) {
                return List.of();
            }
        }
        names.put("variables", variables(names));
        List<String> denials = new ArrayList<>();
        for (JsonNode validation : spec.path("validations")) {
            if (!holds(validation, names)) {
                denials.add(validation.path("message").asText());
            }
        }
        return denials;
    }

    private static void object(JsonNode object, String name, Map<String, Object> names) {
        if (!object.isNull()) {
            names.put(name, JSON.convertValue(object, TREE));
        }
    }

    /// A variable that cannot be evaluated is missed where it is used.
    private Map<String, Object> variables(Map<String, Object> names) {
        Map<String, Object> variables = new HashMap<>();
        for (JsonNode variable : spec.path("variables")) {
            try {
                variables.put(variable.path("name").asText(), value(variable, names));
            } catch (CelEvaluationException _) {
                variables.remove(variable.path("name").asText());
            }
        }
        return variables;
    }

    private boolean holds(JsonNode rule, Map<String, Object> names) {
        try {
            return value(rule, names).equals(true);
        } catch (CelEvaluationException _) {
            return false;
        }
    }

    private Object value(JsonNode holder, Map<String, Object> names) throws CelEvaluationException {
        String expression = holder.path("expression").asText();
        try {
            return cel.createProgram(cel.compile(expression).getAst()).eval(names);
        } catch (CelValidationException e) {
            throw new AssertionError(expression + ": " + e.getMessage(), e);
        }
    }
}
