package io.flowcast.server.imports;

import io.flowcast.server.http.FieldError;
import io.flowcast.server.http.FindingsView;
import io.flowcast.server.http.Problem;
import io.flowcast.server.http.ProblemType;
import java.util.List;

/**
 * The problem of an import that was rejected as a whole: a {@link Problem} with everything that was found.
 *
 * @param type URI of the kind of problem
 * @param title short text that is the same for every occurrence
 * @param status HTTP status
 * @param detail what happened this time
 * @param instance URI of this occurrence
 * @param code stable code of the kind of problem
 * @param requestId the request's id
 * @param errors always empty: the findings say more
 * @param findings everything that was found in the body
 */
public record ImportProblem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        List<FieldError> errors,
        FindingsView findings) {

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
