package io.flowcast.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Serves the OpenAPI document and, from this machine alone, the pages of Swagger UI that show it. */
public final class Documentation {

    private static final String SUBJECT = "documentation";
    private static final String SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", "text/css;charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
            "favicon-32x32.png", "image/png");
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>FlowCast API</title>
              <link rel="stylesheet" href="/docs/swagger-ui.css">
              <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
            </head>
            <body>
              <div id="swagger-ui"></div>
              <script src="/docs/swagger-ui-bundle.js"></script>
              <script src="/docs/start.js"></script>
            </body>
            </html>
            """;
    private static final String START = """
            window.ui = SwaggerUIBundle({
              url: "/openapi.json",
              dom_id: "#swagger-ui",
              deepLinking: true,
              validatorUrl: null
            });
            """;

    private static final Parameter<String> ASSET = Parameter.segment("asset", "Name of a file of the pages.");

    private final String assetRoot = assetRoot();
    private byte @Nullable [] document;

    /** Makes the handlers; the document itself is given later, for it describes these routes too. */
    public Documentation() {}

    /** The routes of the documentation. */
    public List<Route> routes() {
        return List.of(
                Route.get("/openapi.json", "getOpenApi")
                        .about(SUBJECT, "The OpenAPI 3.1 document of this server")
                        .needs(Scope.NONE, RateClass.FREE)
                        .givesShaped(200, "OpenApi", "{\"type\":\"object\"}", "The document.")
                        .handledBy(this::openApi),
                Route.get("/docs", "getDocumentation")
                        .about(SUBJECT, "The document as pages to read and try")
                        .needs(Scope.NONE, RateClass.FREE)
                        .givesText(200, "text/html", "The page.")
                        .handledBy(context -> page(context, "text/html;charset=utf-8", PAGE)),
                Route.get("/docs/{asset}", "getDocumentationAsset")
                        .about(SUBJECT, "A part of these pages")
                        .needs(Scope.NONE, RateClass.FREE)
                        .with(ASSET)
                        .givesText(200, "text/javascript", "The file; also as text/css and image/png.")
                        .fails(ProblemType.NOT_FOUND)
                        .handledBy(this::asset));
    }

    /** Sets the document to serve; called once, before the server starts. */
    public void publish(byte[] openApi) {
        document = openApi.clone();
    }

    private void openApi(Context context) {
        byte[] bytes = document;
        if (bytes == null) {
            throw new IllegalStateException("the document was not published before the server started");
        }
        context.contentType("application/json").result(bytes);
    }

    private void asset(Context context) throws IOException {
        String name = ASSET.read(context);
        if (name.equals("start.js")) {
            page(context, "text/javascript;charset=utf-8", START);
            return;
        }
        String type = ASSETS.get(name);
        if (type == null) {
            throw ProblemException.notFound("file", name);
        }
        try (InputStream in = resource(assetRoot + name)) {
            context.header("Cache-Control", "public, max-age=86400")
                    .contentType(type)
                    .result(in.readAllBytes());
        }
    }

    private static void page(Context context, String type, String text) {
        context.header("Content-Security-Policy", SECURITY_POLICY)
                .contentType(type)
                .result(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The files lie under the version of their package, which its own description tells. */
    private static String assetRoot() {
        Properties properties = new Properties();
        try (InputStream in = resource("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
    }

    private static InputStream resource(String path) {
        InputStream in = Documentation.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the class path lacks " + path);
        }
        return in;
    }
}
