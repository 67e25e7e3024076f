package io.flowcast.connectors.internal;

import io.flowcast.api.expiry.ExpiryAction;

/** Stable names of the actions, for files and pages. */
public final class Actions {
    private Actions() {}

    /** Name of the kind of an action, in lower camel case. */
    public static String type(ExpiryAction action) {
        if (action instanceof ExpiryAction.Keep) {
            return "keep";
        } else if (action instanceof ExpiryAction.Markdown) {
            return "markdown";
        } else if (action instanceof ExpiryAction.Transfer) {
            return "transfer";
        } else if (action instanceof ExpiryAction.Donate) {
            return "donate";
        } else if (action instanceof ExpiryAction.Rework) {
            return "rework";
        } else if (action instanceof ExpiryAction.ReturnToSupplier) {
            return "returnToSupplier";
        } else if (action instanceof ExpiryAction.Discard) {
            return "discard";
        }
        throw new IllegalArgumentException("unknown action " + action);
    }
}
