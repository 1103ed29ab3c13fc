/** How long codes and tokens live and are kept (docs/protocol/06-share.md#61-the-code). A short code's life is configuration. */
import { Hours, type Instant, plus } from "@bluezone/protocol/time";

export const LONG_CODE_LIFE = Hours(24);
export const TOKEN_LIFE = Hours(24);
/** A code is kept this long after its end, so that its issuer can ask about it. */
export const CODE_KEPT = Hours(24);

/** Until when a code, and what phones did with it, is kept. */
export const codeKept = (longUntil: Instant): Instant => plus(longUntil, CODE_KEPT);
