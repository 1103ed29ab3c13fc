/** How long a threshold that somebody asked for waits for a second person. */
import { Days, type Instant, plus } from "@bluezone/protocol/time";
import { fromMs } from "../../tables.ts";
import type { AlertThresholdRow } from "../tables.ts";

/** After it one would confirm what was asked of another week's outbreak. */
const WAITS = Days(7);

/** When one that waits ends by itself. */
export const lapseOf = ({ asked_ms }: Pick<AlertThresholdRow, "asked_ms">): Instant =>
  plus(fromMs(asked_ms), WAITS);
