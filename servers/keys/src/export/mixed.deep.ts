/** [V9] What PostgreSQL itself keeps of shares, read as somebody with all rights on its machine reads it: pages and the log of changes. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Minutes } from "@bluezone/protocol/time";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { dayKeys } from "../testing/authority.ts";
import { startKeys, stopKeys, type TestKeys } from "../testing/keys-server.ts";

const PEOPLE = 5;
const EACH = 14;

let postgres: TestPostgres;
let engine: Engine;
let keys: TestKeys;
before(async () => {
  if (noPostgres) return;
  postgres = await startPostgres();
  engine = await postgresEngine(readPostgresUrl(await postgres.fresh())!);
  await engine.query("create extension pageinspect");
  await engine.query("create extension pg_walinspect");
  keys = await startKeys(engine);
  await keys.jobs();
});
after(async () => {
  await stopKeys();
  await engine?.close();
  await postgres?.remove();
});

const table = () => `${keys.database.schema}.diagnosis_key`;
/** The transactions that wrote what lies in the table's pages, also what is deleted there; each with its number of rows. */
const writers = async () =>
  (
    await engine.query<{ by: string; rows: number }>(
      `select t_xmin::text as by, count(*)::int as rows
       from generate_series(0, pg_relation_size('${table()}') / 8192 - 1) as page,
         heap_page_items(get_raw_page('${table()}', page::int)) where t_data is not null group by 1`,
    )
  ).rows;
const position = async () =>
  (await engine.query<{ at: string }>("select pg_current_wal_insert_lsn()::text as at")).rows[0]!.at;

test("[V9] no page has a row as it came once its window is out; the log of changes has each share until it is begun anew", {
  skip: noPostgres,
}, async () => {
  const began = await position();
  for (let person = 0; person < PEOPLE; person += 1)
    assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), EACH) })).ok);
  assert.deepEqual(
    (await writers()).map(({ rows }) => rows),
    Array.from({ length: PEOPLE }, () => EACH),
    "until then each share is a transaction",
  );
  const shared = await position();
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  assert.deepEqual(
    (await writers()).map(({ rows }) => rows),
    [PEOPLE * EACH],
  );
  const logged = async () =>
    (
      await engine.query<{ said: string }>(
        `select description as said from pg_get_wal_records_info('${began}', '${shared}')
         where resource_manager = 'Transaction' and record_type = 'COMMIT'`,
      )
    ).rows.filter(({ said }) => /\d\d:\d\d:\d\d\.\d{3,6}/.test(said)).length;
  assert.ok((await logged()) >= PEOPLE, "each commit with its time");
  // What the operator's guide has done every hour.
  for (const said of [
    "alter system set wal_recycle = off",
    "select pg_reload_conf()",
    "select pg_switch_wal()",
    "checkpoint",
  ])
    await engine.query(said);
  await assert.rejects(logged(), /could not find|could not open|has already been removed/);
});
