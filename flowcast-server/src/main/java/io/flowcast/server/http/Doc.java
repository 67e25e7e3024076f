package io.flowcast.server.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a record on the wire means, for the OpenAPI document. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
    /** The meaning, one sentence. */
    String value();

    /** The least whole number that is allowed. */
    long least() default Long.MIN_VALUE;

    /** The largest whole number that is allowed. */
    long most() default Long.MAX_VALUE;
}
