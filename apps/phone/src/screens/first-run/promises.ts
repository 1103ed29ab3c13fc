/** What the first run says before it asks anything: one promise a page, named like its drawing. */
import type { DrawingName } from "../../drawings/drawings.ts";

/** It warns early; what is noted stays here; it is one's own choice. Three at most before the consents. */
export const PROMISES = ["near", "kept", "choice"] as const satisfies readonly DrawingName[];

export type Promised = (typeof PROMISES)[number];
