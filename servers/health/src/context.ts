/** What every part of the server is given: configuration, ports, database, vault. It names nothing that stands above it. */

import type { KeyObject } from "node:crypto";
import type { Sms } from "@bluezone/desk/sms/sms";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Staff } from "@bluezone/staff/staff";
import type { HealthConfig } from "./config.ts";
import type { SliceEvent } from "./events.ts";
import type { Store } from "./tables.ts";
import type { Vault } from "./vault.ts";

export type Context = {
  readonly config: HealthConfig;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: Events<SliceEvent>;
  readonly sms: Sms;
  readonly vault: Vault;
  readonly database: Store;
  /** Whole files by name: the audit log's anchors, files that came in. */
  readonly blobs: Blobs;
  /** Officers: who they are, what they may do where, what they did. */
  readonly staff: Staff;
  /** Signs the policy that phones read; without it none is signed. */
  readonly policySigner: Signer | undefined;
  readonly signJwt?: SignJwt;
};

/** Signs claims as a compact JWT with ES256. */
export type SignJwt = (
  claims: Readonly<Record<string, unknown>>,
  by: { readonly kid: string; readonly key: KeyObject },
) => Promise<string>;
