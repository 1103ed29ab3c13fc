/** V24: PostgreSQL takes connections and answers nothing, as when it is stopped or cut off. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { Document } from "@bluezone/contract/endpoint";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { sql } from "kysely";
import { healthz } from "../http/healthz.ts";
import { createHttp, type Http } from "../http/http.ts";
import { addDatabaseGauge } from "../measure/database-gauge.ts";
import { createMetrics, metricsPage } from "../measure/metrics.ts";
import { readExposition } from "../testing/exposition.ts";
import { type HangingPostgres, hangingPostgres } from "../testing/hanging-postgres.ts";
import { systemClock } from "../time/clock.ts";
import { systemRandom } from "../time/random.ts";
import { stopwatch } from "../time/timer.ts";
import { type Database, openDatabase } from "./database.ts";
import { isAway } from "./database-away.ts";
import type { Engine } from "./engine.ts";
import { postgresEngine } from "./engine-postgres.ts";
import { readPostgresUrl } from "./postgres-url.ts";

const PATIENCE = { use: Milliseconds(300), answer: Milliseconds(300) };
const asked: Document = {
  method: "GET",
  path: "/asked",
  summary: "What the database says.",
  mediaType: "text/plain",
  maxAge: 0,
};

let postgres: HangingPostgres;
let engine: Engine;
let database: Database<object>;
let http: Http;
let url: string;
let close: () => Promise<void>;
beforeEach(async () => {
  postgres = await hangingPostgres();
  engine = await postgresEngine(readPostgresUrl(postgres.url)!, 2, PATIENCE);
  database = await openDatabase<object>({ schema: "b", engine });
  const ports = { clock: systemClock, random: systemRandom, events: { emit: () => {} } };
  const metrics = createMetrics({ clock: systemClock, byDay: [], within: engine.answersWithin });
  addDatabaseGauge(metrics, database);
  metrics.add(async () => {
    await sql`select 1`.execute(database.db);
    return [];
  });
  http = await createHttp({ ...ports, family: "publish" });
  healthz(http, { database: database.answers });
  metricsPage(http, metrics);
  http.document(asked, async () => {
    await database.transaction((trx) => sql`select 1`.execute(trx));
    return { body: "answered" };
  });
  ({ url } = await http.start(0));
  close = async () => {
    await http.stop();
    // What hangs is closed first: a polite end would wait for its answer.
    await postgres.close();
    await engine.close();
  };
});
afterEach(() => close());

/** What is answered, and after how many seconds. */
async function get(path: string) {
  const passed = stopwatch();
  const answer = await fetch(url + path);
  const text = await answer.text();
  return { status: answer.status, text, after: passed() / 1_000, headers: answer.headers };
}

test("while it hangs /healthz and /metrics answer within a second, each time, and say so", async () => {
  assert.equal((await get("/healthz")).status, 200);
  postgres.hang();
  for (let i = 0; i < 3; i += 1) {
    const [well, measured] = await Promise.all([get("/healthz"), get("/metrics")]);
    assert.deepEqual([well.status, well.text], [503, '{"status":"failing","failing":["database"]}']);
    assert.ok(well.after < 1, `${well.after} s`);
    assert.ok(measured.after < 1.2, `${measured.after} s`);
    const page = readExposition(measured.text);
    assert.equal(page.get("bluezone_database_up")?.samples[0]?.value, 0);
    assert.equal(page.get("bluezone_gauges_failing")?.samples[0]?.value, 1);
    assert.ok(page.has("process_resident_memory_bytes"), "what needs no database is there");
  }
});

test("calls end with 503 and when to try again, more of them than connections too, and all is well once it answers", async () => {
  await Promise.all([get("/asked"), get("/asked")]);
  postgres.hang();
  const refused = await Promise.all(Array.from({ length: 4 }, () => get("/asked")));
  for (const { status, headers, after } of refused) {
    assert.equal(status, 503);
    assert.equal(headers.get("retry-after"), "10");
    assert.ok(after < 14, `${after} s`);
  }
  postgres.goOn();
  // On a busy machine connecting anew takes longer than the patience of this test.
  const passed = stopwatch();
  let answers: number[];
  do {
    const asked = await Promise.all(Array.from({ length: 4 }, () => get("/asked")));
    answers = asked.map(({ status }) => status);
  } while (answers.includes(503) && passed() < 10_000);
  assert.deepEqual(answers, [200, 200, 200, 200]);
  assert.equal((await get("/healthz")).status, 200);
});

test("connections that a wall forgot are given up while fresh ones are answered", async () => {
  await Promise.all([get("/asked"), get("/asked")]);
  postgres.hang();
  postgres.goOn();
  const lost = await get("/asked");
  assert.deepEqual([lost.status, lost.after < Seconds(5) / 1_000], [503, true]);
  await get("/asked");
  for (let i = 0; i < 4; i += 1) assert.equal((await get("/asked")).status, 200);
});

test("what says that a database is away is told from a statement that is wrong and a file that is missing", () => {
  const error = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);
  for (const away of [
    error("connect ECONNREFUSED 127.0.0.1:1", { code: "ECONNREFUSED" }),
    error("connect ENOENT /run/postgresql/.s.PGSQL.5432", { code: "ENOENT", syscall: "connect" }),
    error("Connection terminated unexpectedly"),
    error("the database system is shutting down", { code: "57P03" }),
    error("sorry, too many clients already", { code: "53300" }),
  ])
    assert.equal(isAway(away), true, away.message);
  for (const defect of [
    error("relation does not exist", { code: "42P01" }),
    error("no such file", { code: "ENOENT", syscall: "open" }),
    error("deadlock detected", { code: "40P01" }),
    new TypeError("x is not a function"),
    "Connection terminated",
  ])
    assert.equal(isAway(defect), false, String(defect));
});
