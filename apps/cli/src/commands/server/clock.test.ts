/** V6: a server that finds its clock far from its last run does not start, until the operator says that it is right. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { healthFrom } from "@bluezone/health/main";
import { createFrom } from "@bluezone/keys/main";
import { Day, dayOf, isoDay } from "@bluezone/protocol/time";
import { rolloutFrom } from "@bluezone/rollout/main";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import type { Server } from "@bluezone/server-kit/start/server";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { layDatabase } from "@bluezone/server-kit/testing/database";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const folder = testFolder();

const SECRET = Buffer.alloc(32, 7).toString("base64");
const today = () => isoDay(dayOf(systemClock.now(), "vietnam"));
const quiet = { emit: () => {} };

type Case = {
  readonly env: () => Promise<Record<string, string>>;
  readonly data: string;
  readonly from: (env: Record<string, string>) => Promise<Server>;
};
const at = (name: string) => join(folder, name);
const CASES: Readonly<Record<string, Case>> = {
  keys: {
    data: "keys/data/database",
    async env() {
      const issuer = { healthAuthorityID: "vn.x", issuer: "vn.x", audience: "keys", jwks: "/nowhere" };
      await writeFile(at("issuers.json"), JSON.stringify([issuer]));
      return { KEYS_SECRETS: SECRET, KEYS_DATA: at("keys/data"), KEYS_ISSUERS: at("issuers.json") };
    },
    from: (env) => createFrom(env, quiet),
  },
  health: {
    data: "health",
    env: async () => ({
      HEALTH_DATA: at("health"),
      HEALTH_PUBLIC_URL: "https://health.example.vn",
      HEALTH_SECRET: SECRET,
      SMS: "none",
    }),
    from: (env) => healthFrom(env, quiet),
  },
  rollout: {
    data: "rollout",
    env: async () => ({
      ROLLOUT_DATA: at("rollout"),
      ROLLOUT_PUBLIC_URL: "https://rollout.example.vn",
      ROLLOUT_SECRET: SECRET,
    }),
    from: (env) => rolloutFrom(env, quiet),
  },
};

async function inside<T>(data: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await folderEngine(at(data));
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

for (const [server, { env, data, from }] of Object.entries(CASES))
  test(`the ${server} server does not start 400 days after its last run, and starts by the word of whoever knows the day`, async () => {
    const variables = await env();
    await layDatabase(at(data));
    await (await from(variables)).stop();
    await inside(data, (engine) =>
      engine.query(`update ${server}.trusted_time set at_ms = at_ms - 400 * 86400000::bigint`),
    );
    await assert.rejects(from(variables), (error) => {
      assert.ok(error instanceof StartError);
      assert.match(error.message, new RegExp(`this server last ran at .* --server ${server} --day`));
      return true;
    });
    const accept = (day: string) =>
      runForTest(["clock", "accept", "--server", server, "--day", day], variables);
    const wrong = await accept(isoDay(Day(dayOf(systemClock.now(), "vietnam") - 400)));
    assert.equal(wrong.exit, EXIT.configuration);
    assert.match(wrong.remarks.join(), /set it right, then say so again/);
    const { exit, out } = await accept(today());
    assert.deepEqual([exit, out.length], [EXIT.ok, 1]);
    await (await from(variables)).stop();
    if (server === "keys") {
      const mended = await runForTest(["keys", "mend"], variables);
      assert.deepEqual(mended.out, ["Nothing lies in the future; nothing was changed."]);
      return;
    }
    const { rows } = await inside(data, (engine) =>
      engine.query<{ actor: string }>(
        `select actor from ${server}.staff_audit where action = 'clock.accept'`,
      ),
    );
    assert.deepEqual(rows, [{ actor: "operator" }]);
  });
