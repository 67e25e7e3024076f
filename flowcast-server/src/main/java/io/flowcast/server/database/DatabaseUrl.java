package io.flowcast.server.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of an external PostgreSQL, in the form {@code postgresql://user:password@host:5432/name?sslmode=require}
 * or as a JDBC URL, and takes the credentials out of it so that they can never be printed with the address.
 */
public final class DatabaseUrl {

    /** Environment variable with the role, used when the URL names none. */
    public static final String USER_VARIABLE = "FLOWCAST_DATABASE_USER";

    /** Environment variable with the password, used when the URL has none. */
    public static final String PASSWORD_VARIABLE = "FLOWCAST_DATABASE_PASSWORD";

    private static final String JDBC_PREFIX = "jdbc:";
    private static final String EXAMPLE =
            "Maybe it should look like postgresql://host:5432/flowcast?sslmode=verify-full";

    private DatabaseUrl() {}

    /**
     * Splits an address into a JDBC URL without credentials and the credentials.
     *
     * @param url the address as the user gave it
     * @param environment where {@link #USER_VARIABLE} and {@link #PASSWORD_VARIABLE} are looked up
     * @throws DatabaseException if the address is not one of PostgreSQL; the message does not repeat it, for it may hold a password
     */
    public static DatabaseCredentials parse(String url, Map<String, String> environment) {
        URI uri = uri(url);
        String host = uri.getHost();
        String path = uri.getRawPath();
        if (host == null || path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw new DatabaseException("The database URL names no host or no database.\n" + EXAMPLE);
        }
        String user = environment.getOrDefault(USER_VARIABLE, "");
        String password = environment.getOrDefault(PASSWORD_VARIABLE, "");
        String userInfo = uri.getRawUserInfo();
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
            password = colon < 0 ? password : decode(userInfo.substring(colon + 1));
        }
        List<String> options = new ArrayList<>();
        for (String option : options(uri.getRawQuery())) {
            if (option.startsWith("user=")) {
                user = decode(option.substring("user=".length()));
            } else if (option.startsWith("password=")) {
                password = decode(option.substring("password=".length()));
            } else {
                options.add(option);
            }
        }
        if (user.isEmpty()) {
            throw new DatabaseException("No role is given for the database.\nMaybe set " + USER_VARIABLE + " and "
                    + PASSWORD_VARIABLE + " in the environment");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = options.isEmpty() ? "" : "?" + String.join("&", options);
        return new DatabaseCredentials("jdbc:postgresql://" + host + port + path + query, user, password);
    }

    private static URI uri(String url) {
        String text = url.startsWith(JDBC_PREFIX) ? url.substring(JDBC_PREFIX.length()) : url;
        try {
            URI uri = new URI(text);
            if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The exception repeats its input, which may hold a password: neither its message nor the cause is kept.
        }
        throw new DatabaseException("The database URL is not one of PostgreSQL.\n" + EXAMPLE);
    }

    private static List<String> options(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
    }

    private static String decode(String text) {
        // URLDecoder would turn a plus into a blank, which RFC 3986 does not.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
