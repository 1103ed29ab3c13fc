/** The rollout server: create → start → runJobs → stop. */
import { ROLES } from "@bluezone/contract/rollout/roles";
import { createDeskServer, type DeskEvent, type DeskPorts, type DeskServer } from "@bluezone/desk/server";
import type { Sms } from "@bluezone/desk/sms/sms";
import { budgeted } from "@bluezone/server-kit/http/budgeted";
import type { RetentionEvent } from "@bluezone/server-kit/jobs/retention";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { type BudgetEvent, createSpend } from "@bluezone/server-kit/limits/spend";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Viewer } from "@bluezone/staff/viewer";
import type { RolloutConfig } from "./config.ts";
import type { Context } from "./context.ts";
import type { Counts } from "./counted.ts";
import type { DigestEvent } from "./events.ts";
import { threadReader } from "./files/file-reader.ts";
import { READING_POLICY } from "./page/style.ts";
import { lostPage } from "./public/pages/lost.ts";
import { retain } from "./retention/retention.ts";
import { RULES, SLICES } from "./slices.ts";
import type { Tables } from "./tables.ts";

/** All that the rollout server tells. */
export type RolloutEvent = DeskEvent | BudgetEvent | RetentionEvent | DigestEvent;

/** The world outside: all that is not the same in a test. */
export type Ports = DeskPorts<Tables> & {
  readonly events: Events<RolloutEvent>;
  readonly sms: Sms;
  /** Signs what phones are told; without it they are told nothing. */
  readonly signer?: Signer;
};

export type Rollout = DeskServer;

/** Puts a server together and brings its tables up to date. It answers from `start` on. Throws StartError. */
export async function createRollout(config: RolloutConfig, ports: Ports): Promise<Rollout> {
  const { clock, random, database, blobs, events, signer, sms } = ports;
  return createDeskServer<Context, Viewer, Tables, Counts>(config, ports, {
    slices: SLICES,
    roles: ROLES,
    page: "/rollout.html",
    context: (staff) => ({
      ...{ config, clock, random, database, events, blobs, staff, signer, sms },
      reader: threadReader(),
    }),
    // A folder or database may have been put back as it was long ago.
    ready: (context) => retain(context, RULES, clock.now()),
    http: ({ staff }) => ({
      family: "desk",
      about: {
        title: "Bluezone rollout",
        description: "Directives, placements, bulletins, numbers and reports.",
        version: "0.1.0",
      },
      admit: (endpoint, header) => staff.admit(endpoint, header),
      lost: { body: lostPage(config), policy: READING_POLICY },
    }),
    asDesk: (http) => http,
    budgeted(http, context) {
      const spend = createSpend(context);
      return budgeted(http, { everybody: (endpoint) => spend(endpoint, "everybody") });
    },
  });
}
