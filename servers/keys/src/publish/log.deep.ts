/** Only here: what PostgreSQL's own log says of a publish that comes again. An error stands there with its time and its statement. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { tek } from "@bluezone/protocol/identity/tek";
import { Enin, eninAt, fromUnixSeconds } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import { writeGroup } from "./commit.ts";
import { decide } from "./decide.ts";
import type { Submission } from "./submission.ts";

test("neither a repeat nor a revision is an error of the database's, nor a key that another instance has stored in the meantime", {
  skip: noPostgres,
}, async (t) => {
  const postgres = await startPostgres();
  t.after(() => postgres.remove());
  const engine = await postgresEngine(readPostgresUrl(await postgres.fresh())!);
  t.after(() => engine.close());
  const database = await openDatabase<Tables>({ schema: "keys", engine });
  await migrate(database, migrations);
  const now = fromUnixSeconds(1_609_054_200);
  const key = tek(new Uint8Array(16).fill(1), Enin(eninAt(now) - 500), 144);
  const name = Buffer.from(key.key).toString("base64");
  const keys = [{ tek: key, name, transmissionRisk: 2, daysSinceOnset: 1 }];
  const publish = (hash: number): Submission => ({
    ...{ hashes: [new Uint8Array(32).fill(hash)], keys, shard: "VN", now, issuer: "a", canary: false },
    ...{ onset: undefined, revises: hash > 1 },
    decide: (known) => decide(keys, known, "confirmed", [key]),
  });
  const became = async (hash: number) => {
    const [end] = await writeGroup(database, [publish(hash)]);
    return end?.status === "fulfilled" ? end.value.became : end?.reason;
  };
  assert.deepEqual([await became(1), await became(1), await became(2)], ["written", "repeated", "written"]);
  // Nobody told this group's decision that the key is there.
  const [end] = await writeGroup(database, [{ ...publish(3), revises: false }]);
  assert.equal(end?.status, "fulfilled");
  assert.doesNotMatch(postgres.log(), /ERROR|STATEMENT/);
});
