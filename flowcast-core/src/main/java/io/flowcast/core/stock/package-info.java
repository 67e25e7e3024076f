/**
 * Which lot is picked for a customer, and where has a lot gone?
 *
 * <p>Enter at {@link io.flowcast.core.stock.LotPicker}, which picks parts of lots first expired, first in or last in first out and
 * keeps what each customer was promised of remaining life, and at {@link io.flowcast.core.stock.Recall}, which follows a lot through
 * splits, transfers and rework to where it lies and to whom it went. Picking costs a sort of the lots; a recall one pass over the
 * ledger.
 *
 * <p>Papers: Regulation (EC) 178/2002, article 18, for what a recall must be able to say; GS1 Global Traceability Standard 2.0.
 *
 * <p>Not here: what lots are worth, and how long they keep.
 */
@NullMarked
package io.flowcast.core.stock;

import org.jspecify.annotations.NullMarked;
