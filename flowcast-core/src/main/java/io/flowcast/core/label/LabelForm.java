package io.flowcast.core.label;

/** How a label was written. */
public enum LabelForm {
    /** What a reader sends: digits, separators, maybe a symbology identifier. */
    ELEMENT_STRING,
    /** What people read: (01)09501101530003(17)260130. */
    HUMAN_READABLE,
    /** A GS1 Digital Link address. */
    DIGITAL_LINK
}
