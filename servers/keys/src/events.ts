/** All that the key server tells. */
import type { HttpEvent } from "@bluezone/server-kit/http/answers";
import type { JobEvent } from "@bluezone/server-kit/jobs/jobs";
import type { ConfigEvent } from "./config/events.ts";
import type { CopyEvent } from "./copies/events.ts";
import type { ExportEvent } from "./export/events.ts";
import type { PublishEvent } from "./publish/events.ts";
import type { RetentionEvent } from "./retention/events.ts";
import type { StatsEvent } from "./stats/events.ts";

export type KeysEvent =
  | HttpEvent
  | JobEvent
  | PublishEvent
  | ExportEvent
  | ConfigEvent
  | CopyEvent
  | RetentionEvent
  | StatsEvent;
