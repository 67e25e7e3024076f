package io.flowcast.server.imports;

import io.flowcast.server.http.Doc;
import io.flowcast.server.http.FieldError;
import io.flowcast.server.http.FindingsView;
import io.flowcast.server.http.Problem;
import io.flowcast.server.http.ProblemType;
import java.util.List;

/** The problem of an import that was rejected as a whole: a {@link Problem} with everything that was found. */
public record ImportProblem(
        @Doc("URI of the kind of problem.") String type,

        @Doc("Short text that is the same for every occurrence.")
        String title,

        @Doc("HTTP status.") int status,
        @Doc("What happened this time.") String detail,
        @Doc("URI of this occurrence.") String instance,
        @Doc("Stable code of the kind of problem.") String code,
        @Doc("The request's id.") String requestId,
        @Doc("Always empty: the findings say more.") List<FieldError> errors,
        @Doc("Everything that was found in the body.") FindingsView findings) {

    /** Keeps its own copy of the list. */
    public ImportProblem {
        errors = List.copyOf(errors);
    }

    static ImportProblem of(String detail, FindingsView findings, String requestId) {
        Problem problem = Problem.of(ProblemType.IMPORT_REJECTED, detail, List.of(), requestId);
        return new ImportProblem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.code(),
                problem.requestId(),
                problem.errors(),
                findings);
    }
}
