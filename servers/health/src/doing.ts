/** Who does something at the desk, and when. */
import type { Instant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";

export type Doing = { readonly caller: Viewer; readonly now: Instant };
