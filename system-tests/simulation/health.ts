/** The health server as a process of a run: the real one, on the run's ports. */
import { sign } from "node:crypto";
import { readHealthConfig } from "@bluezone/health/config";
import { createHealth } from "@bluezone/health/server";
import { migrations } from "@bluezone/health/slices";
import type { Tables } from "@bluezone/health/tables";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import type { OpenProcess } from "./server.ts";
import { openSchema, randomOf, type Stand, timerOf } from "./stand.ts";

export const ISSUER = "health.simulated";
export const AUDIENCE = "keys.simulated";

const CONFIG = readHealthConfig({
  HEALTH_PUBLIC_URL: "https://health.simulated.example",
  HEALTH_SECRET: Buffer.alloc(32, 7).toString("base64"),
  HEALTH_ISSUER: ISSUER,
  HEALTH_AUDIENCE: AUDIENCE,
  HEALTH_ADMIN_CALLS: "1000000",
  SMS: "none",
});

/** What a laboratory and the app show. */
export type ApiKeys = { readonly admin: string; readonly device: string };

/** @param apiKeys filled in at the first start. */
export const openHealth =
  (stand: Stand, apiKeys: { -readonly [K in keyof ApiKeys]: string }): OpenProcess =>
  async (party, tell) => {
    const events = { emit: tell };
    const { database, clock } = await openSchema<Tables>(stand, party, {
      server: "health",
      migrations,
      events,
    });
    const health = await createHealth(
      { ...CONFIG, port: 0 },
      {
        clock,
        clockJob: clock.job,
        random: randomOf(stand, party),
        sms: { send: async () => ({ ok: true }) },
        blobs: memoryBlobs(),
        events,
        database,
        pace: timerOf(stand, party),
        signJwt: async (claims, { kid, key }) => {
          const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
          const signed = `${part({ alg: "ES256", kid, typ: "JWT" })}.${part(claims)}`;
          const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
          return `${signed}.${signature.toString("base64url")}`;
        },
      },
    );
    if (apiKeys.admin === "") {
      const lab = { kind: "admin", name: "Trạm Y tế", hotline: "0296 000 0000" } as const;
      apiKeys.admin = (await health.createApiKey(lab)).key;
      apiKeys.device = (await health.createApiKey({ kind: "device", name: "Bluezone" })).key;
    }
    return { inject: health.inject, jobs: () => health.runJobs(clock.now()) };
  };
