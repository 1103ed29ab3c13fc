/** A secret of a file of variables: the new one goes before the old one, and the old one goes when nothing needs it. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Days, type Duration } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { changeEnv, readEnv } from "../env-file.ts";
import { Failure } from "../failure.ts";
import {
  demandAge,
  HEALTH_ENV,
  KEYS_ENV,
  ROLLOUT_ENV,
  type Rotation,
  restart,
  type Server,
  underWay,
} from "./rotation.ts";

/** Revision tokens are good for as long as their keys are kept: 15 days. */
export const keysSecrets: Rotation = secrets({
  server: "keys",
  file: KEYS_ENV,
  variable: "KEYS_SECRETS",
  needed: Days(15),
  why: "phones hold revision tokens of the old secret for 15 days",
  lost: "Revisions of what was published before are refused until those keys are gone; phones share anew what they must.",
});

/** Keys are sealed anew at the next start, API keys hashed anew when they are used. */
export const healthSecret: Rotation = secrets({
  server: "health",
  file: HEALTH_ENV,
  variable: "HEALTH_SECRET",
  needed: Days(30),
  why: "an API key that was not used since is known by the old secret only",
  lost: "API keys made before work no more: make new ones.",
  async reseal(file) {
    const { healthFrom } = await import("@bluezone/health/main");
    // A start seals the server's own keys under the first secret.
    await resealStaff(await healthFrom(await readEnv(file), { emit: () => {} }));
  },
});

/** What people sign in with is sealed anew within a day of the next start; sessions, links and backups hold for longer. */
export const rolloutSecret: Rotation = secrets({
  server: "rollout",
  file: ROLLOUT_ENV,
  variable: "ROLLOUT_SECRET",
  needed: Days(7),
  why: "sessions, invitations and the backups of the last days are under the old secret",
  lost: "Everybody signs in anew. A thief who has the database as well has the secrets of authenticator apps: renew everybody.",
  async reseal(file) {
    const { rolloutFrom } = await import("@bluezone/rollout/main");
    await resealStaff(await rolloutFrom(await readEnv(file), { emit: () => {} }));
  },
});

/** Seals what people sign in with and the audit log's anchors under the first secret, and stops the server. */
async function resealStaff(server: {
  readonly staff: { readonly jobs: readonly Job[] };
  readonly stop: () => Promise<void>;
}): Promise<void> {
  const { systemClock } = await import("@bluezone/server-kit/time/clock");
  try {
    for (const job of server.staff.jobs) if (job.name === "staff-reseal") await job.run(systemClock.now());
  } finally {
    await server.stop();
  }
}

function secrets(about: {
  readonly server: Server;
  readonly file: string;
  readonly variable: string;
  readonly needed: Duration;
  readonly why: string;
  /** What is so after a theft. */
  readonly lost: string;
  /** Lets go of the older secrets in the database, while the file names both. The server must not run. */
  readonly reseal?: (file: string) => Promise<void>;
}): Rotation {
  const { server, variable } = about;
  return async (home, step) => {
    const file = join(home, about.file);
    const before = (await readEnv(file))[variable] ?? "";
    const [newest = "", ...older] = before.split(",");
    const fresh = randomBytes(32).toString("base64");
    const copy = `Copy ${file} to where its copy is kept apart from the machine.`;
    if (step === "begin") {
      if (older.length > 0)
        throw underWay(`${variable} in ${file} holds an older secret behind a new one`, server, about.needed);
      await changeEnv(file, variable, [fresh, before].join(","));
      const finish = `After ${about.needed / Days(1)} days: the same again with --finish`;
      return { done: `${variable} has a new first secret.`, next: [restart(server), copy, finish] };
    }
    if (step === "stolen") {
      if (about.reseal) {
        await changeEnv(file, variable, [fresh, before].join(","));
        await about.reseal(file);
      }
      await changeEnv(file, variable, fresh);
      return { done: `${variable} has a new secret alone. ${about.lost}`, next: [restart(server), copy] };
    }
    if (older.length === 0) throw new Failure("no", `${variable} in ${file} holds no older secret.`);
    await demandAge(file, about.needed, about.why);
    await changeEnv(file, variable, newest);
    return { done: `${variable} holds its newest secret alone.`, next: [restart(server), copy] };
  };
}
