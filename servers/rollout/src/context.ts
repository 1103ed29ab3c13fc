/** What every part of the server is given: configuration, ports, database, files, staff. */
import type { Sms } from "@bluezone/desk/sms/sms";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { RetentionEvent } from "@bluezone/server-kit/jobs/retention";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { BudgetEvent } from "@bluezone/server-kit/limits/spend";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Staff } from "@bluezone/staff/staff";
import type { RolloutConfig } from "./config.ts";
import type { DigestEvent } from "./events.ts";
import type { FileReader } from "./files/file-reader.ts";
import type { Store } from "./tables.ts";

export type Context = {
  readonly config: RolloutConfig;
  readonly clock: Clock;
  readonly random: Random;
  readonly database: Store;
  readonly events: Events<RetentionEvent | BudgetEvent | DigestEvent>;
  /** Carries digests to officers who asked for one. */
  readonly sms: Sms;
  /** Letters, photos, sound: whole files by name. */
  readonly blobs: Blobs;
  /** Looks at what staff bring before it is kept. */
  readonly reader: FileReader;
  readonly staff: Staff;
  /** Signs what phones are told; without it nothing is signed. */
  readonly signer: Signer | undefined;
};
