/** The health server: create → start → runJobs → stop, and what an operator does beside: make and disable API keys. */
import { API_KEY_HEADER } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { ROLES } from "@bluezone/contract/health/roles";
import { createDeskServer, type DeskEvent, type DeskPorts, type DeskServer } from "@bluezone/desk/server";
import type { Sms } from "@bluezone/desk/sms/sms";
import { budgeted } from "@bluezone/server-kit/http/budgeted";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { Events } from "@bluezone/server-kit/measure/events";
import { createApiKey, disableApiKey, type NewApiKey } from "./api-keys/api-keys.ts";
import { knownKeys } from "./api-keys/known-keys.ts";
import { createLimit } from "./api-keys/limit.ts";
import { type Anyone, deskOf } from "./callers.ts";
import type { HealthConfig } from "./config.ts";
import type { Context, SignJwt } from "./context.ts";
import type { Counts } from "./counted.ts";
import type { SliceEvent } from "./events.ts";
import { openHasher, rotateHashKeys } from "./hashing/hash-keys.ts";
import { makePeopleKeys } from "./people/keys.ts";
import { countByCommune } from "./quotas/communes.ts";
import { resealKeys } from "./reseal.ts";
import { retain } from "./retention/retention.ts";
import { replaceSigningKeys, rotateSigningKeys, signingKey } from "./signing/signing-keys.ts";
import { RULES, SLICES } from "./slices.ts";
import type { Tables } from "./tables.ts";
import { createVault } from "./vault.ts";

/** All that the health server tells. */
export type HealthEvent = DeskEvent | SliceEvent;

/** The world outside: all that is not the same in a test. */
export type Ports = DeskPorts<Tables> & {
  readonly events: Events<HealthEvent>;
  readonly sms: Sms;
  /** Signs the policy that phones read; without it none is signed. */
  readonly policySigner?: Signer;
  /** Signs certificates; jose, in Node's thread pool, when absent. */
  readonly signJwt?: SignJwt;
};

export type Health = DeskServer & {
  /** Makes an API key; it can be seen this one time. Throws RangeError for an empty or too long name or hotline. */
  createApiKey(made: NewApiKey): Promise<{ readonly id: string; readonly key: string }>;
  /** Lets an API key in no more; false when there is none such that works. */
  disableApiKey(id: string): Promise<boolean>;
  /** After a theft: other keys of certificates, at once. */
  replaceSigningKeys(): Promise<void>;
};

/**
 * Puts a server together: brings the tables up to date and makes the first keys. It answers from `start` on.
 * Throws StartError, one sentence, when the database does not fit this program or this secret.
 */
export async function createHealth(config: HealthConfig, ports: Ports): Promise<Health> {
  const { clock, random, database, sms, blobs, events, policySigner, signJwt } = ports;
  const given = {
    ...{ config, clock, random, database, sms, blobs, events, policySigner },
    ...(signJwt ? { signJwt } : {}),
    vault: createVault(config.secrets, random),
  };
  const keys = knownKeys(given);
  const desks = createLimit(config.adminCalls);
  const server = await createDeskServer<Context, Anyone, Tables, Counts>(config, ports, {
    slices: SLICES,
    roles: ROLES,
    page: "/health.html",
    context: (staff) => ({ ...given, staff }),
    async ready(context) {
      await resealKeys(context);
      await database.transaction((trx) => makePeopleKeys(context, trx));
      await rotateHashKeys(context, clock.now());
      await rotateSigningKeys(context, clock.now());
      // What is past its time is gone before anybody asks, however long the server was down or however old a restored backup is.
      await retain(context, RULES, clock.now());
      // Opened once now, so that a wrong secret stops the start and not the first call.
      await openHasher(context, database.db, "code");
      await signingKey(context, database.db, clock.now());
    },
    http: ({ staff }) => ({
      family: "verification",
      origins: config.origins,
      maintenance: config.maintenance,
      about: {
        title: "Bluezone health",
        description:
          "Verification codes, tokens and certificates; cases, contacts, quarantine and what goes with them.",
        version: "0.1.0",
      },
      async admit(request, header) {
        const { audience } = request;
        if (audience === "staff") return staff.admit(request, header);
        const [now, apiKey] = [clock.now(), header(API_KEY_HEADER)];
        const caller = apiKey === undefined ? undefined : await keys.callerOf(apiKey, now);
        if (caller?.kind !== audience)
          throw new Fault("unauthorized", "this endpoint needs a key that it knows");
        // An app's key is in every app: a limit of it would shut out all phones when one person used it up.
        if (audience === "admin" && !desks.admits(caller.id, now))
          throw new Fault("quota_exceeded", "this key calls too often; try again in a minute", 60);
        return caller;
      },
    }),
    asDesk: deskOf,
    budgeted: (http, context) => budgeted(http, { commune: countByCommune(context) }),
  });
  return {
    ...server,
    async createApiKey(made) {
      const created = await createApiKey(given, made, clock.now());
      await keys.again(clock.now());
      return created;
    },
    async disableApiKey(id) {
      const disabled = await disableApiKey(given, id, clock.now());
      await keys.again(clock.now());
      return disabled;
    },
    replaceSigningKeys: () => replaceSigningKeys(given, clock.now()),
  };
}
