/** People who left: how long after a suspension an account is of use to nobody. */
import { Days } from "@bluezone/protocol/time";
import { KEPT } from "./audit/cut.ts";

/**
 * An account goes this long after its person was suspended. Till then the audit log, which is kept a year, may name the
 * person, and whoever was suspended by mistake can be let in again. A server lists the rule among its own:
 * rows of `staff_user` by `suspended_ms`; what belongs to an account goes with its row.
 */
export const LEFT_FOR = Days(KEPT / Days(1) + 35);
