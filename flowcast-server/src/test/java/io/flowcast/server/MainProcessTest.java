package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.connectors.file.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it, in a process of its own that can be killed. */
class MainProcessTest {

    private static final Pattern ADDRESS = Pattern.compile("FlowCast answers at http://127\\.0\\.0\\.1:(\\d+) .*");

    @TempDir
    Path data;

    private final List<Program> programs = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (Program program : programs) {
            program.process.destroy();
            program.process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void finishesAPlanThatWasUnderWayWhenItWasKilled() throws Exception {
        Program first = start("serve", "--port", "0", "--data-dir", data.toString());
        ApiClient client = new ApiClient(first.port());
        Scenario scenario = Samples.scenario();
        client.putJson("/v1/catalog", Samples.catalog(scenario)).expect(200);
        client.putJson("/v1/settings", Samples.settings(scenario)).expect(200);
        client.postCsv("/v1/imports/sales", Samples.file("sales.csv")).expect(201);
        JsonNode job = client.postJson("/v1/plans", "{\"asOf\":\"" + Samples.AS_OF + "\",\"horizonDays\":1}")
                .expect(202)
                .json();
        String jobId = job.get("jobId").asText();
        try (Events events = Events.of(client, jobId, 0)) {
            events.await("running");
        }
        first.process.destroyForcibly().waitFor();

        Program second = start("--port", "0", "--data-dir", data.toString());

        client = new ApiClient(second.port());
        try (Events events = Events.of(client, jobId, 0)) {
            events.await("succeeded");
        }
        client.get("/v1/plans/" + jobId + "/orders").expect(200);
        assertThat(client.get("/v1/jobs/" + jobId)
                        .expect(200)
                        .json()
                        .get("attempts")
                        .asInt())
                .isEqualTo(2);
        second.process.destroy();
        assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysWhatIsWrongAndEnds() throws Exception {
        Files.writeString(data.resolve("file"), "not a directory");
        assertThat(failure("--data-dir", data.resolve("file").toString())).contains("\nMaybe");
        assertThat(failure("--host", "0.0.0.0", "--data-dir", data.toString()))
                .contains("--allow-unauthenticated-network");
        assertThat(failure("--database-url", "mysql://ann:secret@db/shop"))
                .contains("\nMaybe")
                .doesNotContain("secret");
        assertThat(failure("--database-url", "postgresql://ann:secret@127.0.0.1:1/shop"))
                .contains("The database does not answer")
                .doesNotContain("secret");
        assertThat(failure("--prot", "7070")).contains("--prot").contains("Usage: flowcast serve");
    }

    private String failure(String... arguments) throws Exception {
        Program program = start(arguments);
        String said = new String(program.process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.process.exitValue()).isNotZero();
        assertThat(said).doesNotContain("\tat ");
        return said;
    }

    private Program start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Program program = new Program(new ProcessBuilder(command).start());
        programs.add(program);
        return program;
    }

    private record Program(Process process) {
        int port() throws IOException {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher address = ADDRESS.matcher(line);
                if (address.matches()) {
                    return Integer.parseInt(address.group(1));
                }
            }
            throw new AssertionError(
                    "ended: " + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
