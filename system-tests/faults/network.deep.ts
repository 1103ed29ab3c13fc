/**
 * Only here: lines between callers, servers and PostgreSQL are cut, deafened, delayed and made to say everything twice, and
 * processes of all three servers and of PostgreSQL are killed, under load. What a caller was told is there exactly once.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { thisSlice } from "@bluezone/server-kit/testing/slice";
import { drawFrom } from "../crash/draw.ts";
import { type Deeds, longerAt, startDeeds } from "./deeds.ts";
import { exportedKeys } from "./exported.ts";
import { type Instance, openPairs, type Pairs } from "./pairs.ts";
import { LINES, type Line } from "./proxy.ts";

const skip = noPostgres;
/** Rounds of faults, each some two seconds. */
const ROUNDS = Number(process.env["FAULTS_ROUNDS"] || 14);
const SEED = Number(process.env["FAULTS_SEED"] || thisSlice());

let pairs: Pairs;
before(async () => {
  if (!skip) pairs = await openPairs();
});
after(() => pairs?.close());

/** What `/healthz` says past every line; 0 when it says nothing within two seconds. */
async function healthzOf({ url }: Instance): Promise<number> {
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status,
    () => 0,
  );
}

test("what callers were told is there exactly once, whatever was cut, killed, late or said twice meanwhile", {
  skip,
}, async (t) => {
  const { number, chance, one } = drawFrom(seededRandom(`faults ${SEED}`));
  console.log(`faults: seed ${SEED}; again with FAULTS_SEED=${SEED}`);
  const deeds = await startDeeds(pairs);
  t.after(deeds.abandon);
  const { instances, database, postgres } = pairs;
  const broken: string[] = [];

  for (let round = 0; round < ROUNDS; round += 1) {
    const victim = one(instances);
    const of = `${victim.server} ${instances.indexOf(victim) % 2}`;
    const kind = number(1, 10);
    const ms = number(600, 1_500);
    if (kind <= 4) {
      const line: Line = one(LINES.slice(1));
      const long = ms + longerAt(victim.server);
      t.diagnostic(`${round}: line of ${of} is ${line} for ${long} ms`);
      victim.line.set(line);
      await pause(long);
      victim.line.set("whole");
    } else if (kind <= 7) {
      const line = one(["cut", "deaf", "mute", "late", "slow"] as const);
      t.diagnostic(`${round}: line of the database is ${line} for ${ms} ms`);
      database.set(line);
      await pause(ms);
      if (line === "cut" || line === "deaf" || line === "mute")
        for (const status of await Promise.all(instances.map(healthzOf)))
          if (status !== 503) broken.push(`round ${round}: without its database a server says ${status}`);
      database.set("whole");
    } else if (kind <= 9) {
      t.diagnostic(`${round}: ${of} is killed`);
      await victim.killed();
    } else {
      t.diagnostic(`${round}: PostgreSQL dies`);
      await postgres.end("kill");
      await postgres.start();
    }
    if (chance(50)) await pause(number(100, 800));
    if (deeds.broken.length > 0) break;
  }
  database.set("whole");

  const tally = await deeds.finish();
  t.diagnostic(JSON.stringify(errorsOf(instances)));
  t.diagnostic(JSON.stringify(tally));
  broken.push(...deeds.broken, ...(await wrongly(deeds)));
  for (const instance of instances) broken.push(...linesOf(instance));
  assert.deepEqual(broken, []);
  for (const done of [deeds.shares, deeds.codes, deeds.cases, deeds.bulletins, deeds.acknowledged])
    assert.ok(done.length >= 5, `${done.length} done`);
  for (const instance of instances) assert.equal(await healthzOf(instance), 200);
  for (const { now } of instances) await now.stop();

  // Windows end when their time has come: a process of the key server whose clock the test moves.
  const exported = await exportedKeys(pairs.env("keys"));
  const wanted = deeds.shares.flatMap(({ temporaryExposureKeys }) =>
    temporaryExposureKeys.map(({ key }) => key),
  );
  const wrong = wanted.filter((key) => exported.get(key) !== 1);
  assert.deepEqual(wrong.length, 0, `${wrong.length} of ${wanted.length} keys are not in exactly one window`);
});

/** What is not there exactly once. */
async function wrongly(deeds: Deeds): Promise<string[]> {
  const { engine } = pairs;
  const all: string[] = [];
  const eachOnce = async (what: string, ids: readonly string[], sql: string) => {
    const { rows } = await engine.query<{ id: string; n: number }>(sql, [ids]);
    const found = new Map(rows.map(({ id, n }) => [id, n]));
    for (const id of ids)
      if (found.get(id) !== 1) all.push(`${what}: there ${found.get(id) ?? 0} times and not once`);
  };
  const audited = (server: "health" | "rollout", action: string) =>
    `select subject as id, count(*)::int as n from ${server}.staff_audit where action = '${action}' and subject = any($1) group by 1`;
  const { codes, cases, bulletins, acknowledged } = deeds;
  await eachOnce(
    "a code",
    codes,
    "select id, count(*)::int as n from health.code where id = any($1) group by 1",
  );
  await eachOnce(
    "a case",
    cases,
    "select once as id, count(*)::int as n from health.case_record where once = any($1) group by 1",
  );
  await eachOnce(
    "a published bulletin",
    bulletins,
    "select id, count(*)::int as n from rollout.bulletin where state = 'approved' and number is not null and id = any($1) group by 1",
  );
  await eachOnce("an approval's entry", bulletins, audited("rollout", "bulletin.approve"));
  await eachOnce("an acknowledgement's entry", acknowledged, audited("rollout", "tasks.acknowledge"));
  const { rows } = await engine.query<{ n: number }>(
    "select (select count(*) - count(distinct number) from rollout.bulletin where number is not null)::int as n",
  );
  if (rows[0]!.n !== 0) all.push("two bulletins have one number");
  const { rows: extra } = await engine.query<{ cases: number; people: number; codes: number }>(
    "select (select count(*) from health.case_record)::int as cases, (select count(*) from health.person)::int as people, (select count(*) from health.code)::int as codes",
  );
  const { cases: stored, people, codes: issued } = extra[0]!;
  if (stored !== cases.length || people !== cases.length)
    all.push(`${stored} cases of ${people} people, not ${cases.length}`);
  if (issued !== codes.length) all.push(`${issued} codes, not ${codes.length}`);
  return all;
}

/** How often each error was told of. */
function errorsOf(instances: readonly Instance[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { server, all } of instances)
    for (const told of all.flatMap((process) => process.told().filter(({ level }) => level === "error"))) {
      const what = `${server} ${told.event} ${told["kind"]} ${told["place"]}`;
      counts[what] = (counts[what] ?? 0) + 1;
    }
  return counts;
}

/** What is wrong with what the processes of an instance said: a line that is none, an error without its code, a person's data. */
function linesOf({ all, server }: Instance): string[] {
  return all.flatMap((process) => {
    const said = process.said();
    if (/minh họa|\b0?9\d{8}\b|an giang/i.test(said)) return [`${server} told of a person: ${said}`];
    return process.told().flatMap((told) => {
      const coded = /^[A-Za-z]+(?:\/\w+)?$/.test(String(told["kind"])) && typeof told["place"] === "string";
      return told.level === "error" && !coded
        ? [`${server} told an error without its code: ${JSON.stringify(told)}`]
        : [];
    });
  });
}
