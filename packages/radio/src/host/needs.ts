/** What an adapter is given. */
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { LIMITS, type Limits } from "./admission.ts";
import type { Drive } from "./controller.ts";
import type { RadioListener } from "./event.ts";
import type { Tap } from "./line.ts";
import type { Link } from "./link.ts";
import type { Chance, OpenTransport, Timing } from "./ports.ts";
import type { Report } from "./report.ts";

export interface AdapterNeeds {
  readonly open: OpenTransport;
  readonly timing: Timing;
  readonly chance: Chance;
  readonly tell: RadioListener;
  /** Null where nobody looks. */
  readonly tap: Tap | null;
  readonly drive: Drive;
  readonly limits: Limits;
  /** How often an advert is sent. */
  readonly interval: Duration;
  /** How long a command is waited for. */
  readonly patience: Duration;
  /** Told of every report while there is a scan. */
  readonly heard: (report: Report) => void;
  /** Told of every stranger that connected. */
  readonly accepted: (link: Link) => void;
}

/**
 * How often an advert is sent: one of the intervals at which iPhones behind look best, by Apple (QA1931, Accessory Design Guidelines:
 * 152.5, 211.25, 318.75, 417.5, 546.25, 760, 852.5, 1022.5, 1285 ms); 338 slots of 0.625 ms.
 */
const ADVERT_INTERVAL: Duration = Milliseconds(211.25);

/** What an adapter is given unless somebody wants otherwise; line, time and chance have no such thing. */
export const USUAL: Omit<AdapterNeeds, "open" | "timing" | "chance"> = {
  tell: () => {},
  tap: null,
  drive: "as-it-says",
  limits: LIMITS,
  interval: ADVERT_INTERVAL,
  patience: Seconds(2),
  heard: () => {},
  accepted: (link) => link.hangUp(),
};
