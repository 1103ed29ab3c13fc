/** Servers of desks with all that they have in one folder, and a change that a caller is told as done. */
import { randomBytes, randomUUID } from "node:crypto";
import { issue } from "@bluezone/contract/health/codes";
import { startBulletin } from "@bluezone/contract/rollout/bulletins";
import { healthFrom } from "@bluezone/health/main";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { rolloutFrom } from "@bluezone/rollout/main";
import { enterUnits } from "@bluezone/rollout/operator/operator";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { createJar, signIn } from "@bluezone/staff/testing/sign-in";
import { urgentContent } from "./deeds.ts";
import { REGISTER, unitOf } from "./pairs.ts";

/** A desk's server with an embedded database: its variables, a change that a caller has acknowledged by its id, and the ids that are there. */
type Desk = {
  readonly env: Readonly<Record<string, string>>;
  /** The id of what was acknowledged; undefined where it was refused. */
  change(url: string): Promise<string | undefined>;
  stored(engine: Engine): Promise<readonly string[]>;
};

const SECRET = Buffer.alloc(32, 7).toString("base64");
/** How long an answer is waited for, in ms: none at all is a failure. */
const PATIENCE = 20_000;
/** A full disk is met long before so many changes. */
export const MOST_CHANGES = 150;

/** By their names; `folder` is where one keeps all that it has. */
export const DESKS: Readonly<Record<"health" | "rollout", (folder: string) => Promise<Desk>>> = {
  async health(folder) {
    const env = {
      HEALTH_DATA: folder,
      HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
      HEALTH_SECRET: SECRET,
      HEALTH_ADMIN_CALLS: "100000",
      HEALTH_PORT: `${await freePort()}`,
      SMS: "none",
    };
    const made = await healthFrom(env, { emit: () => {} });
    const { key } = await made.createApiKey({ kind: "admin", name: "Trạm Y tế", hotline: "19009095" });
    await made.stop();
    return {
      env,
      async change(url) {
        const uuid = randomUUID();
        const testDate = isoDay(dayOf(systemClock.now(), "vietnam"));
        const answer = await fetch(url + issue.path, {
          method: "POST",
          headers: { "content-type": "application/json", "x-api-key": key },
          body: JSON.stringify({ uuid, testType: "confirmed", testDate }),
          signal: AbortSignal.timeout(PATIENCE),
        });
        await answer.arrayBuffer();
        return answer.status === 200 ? uuid : undefined;
      },
      stored: async (engine) =>
        (await engine.query<{ id: string }>("select id from health.code")).rows.map(({ id }) => id),
    };
  },
  async rollout(folder) {
    const env = {
      ROLLOUT_DATA: folder,
      ROLLOUT_PUBLIC_URL: "http://127.0.0.1:8083",
      ROLLOUT_SECRET: SECRET,
      ROLLOUT_PORT: `${await freePort()}`,
    };
    const silent = { emit: () => {} };
    await (await rolloutFrom(env, silent)).stop();
    await enterUnits(env, `${REGISTER}\n`);
    const made = await rolloutFrom(env, silent);
    const { url } = await made.start();
    const jar = createJar();
    const [name, role] = ["Cán bộ (minh họa)", "rollout-officer"];
    await signIn({ staff: made.staff, url, name, role, unitId: unitOf("committee"), jar });
    await made.stop();
    return {
      env,
      async change(at) {
        const id = randomBytes(8).toString("hex");
        const answer = await fetch(at + startBulletin.path, {
          method: "POST",
          headers: { "content-type": "application/json", cookie: jar.header() },
          body: JSON.stringify({ id, content: urgentContent() }),
          signal: AbortSignal.timeout(PATIENCE),
        });
        await answer.arrayBuffer();
        return answer.status === 200 ? id : undefined;
      },
      stored: async (engine) =>
        (await engine.query<{ id: string }>("select id from rollout.bulletin")).rows.map(({ id }) => id),
    };
  },
};
