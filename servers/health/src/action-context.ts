/** Who does something at the desk, and when. */
import type { Instant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";

export type ActionContext = { readonly caller: Viewer; readonly now: Instant };
