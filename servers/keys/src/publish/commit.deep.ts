/** Groups of publishes on a real database: each as if it had come alone, and in the order in which they came. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { Enin, eninAt, fromUnixSeconds, Hours, type Instant, plus } from "@bluezone/protocol/time";
import { type Database, openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { shared } from "@bluezone/server-kit/testing/shared";
import fc from "fast-check";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import { publishCommits, writeGroup } from "./commit.ts";
import { type Decision, decide } from "./decide.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { OpenedToken } from "./revision-token.ts";
import type { Outcome, Submission } from "./submission.ts";

const now = fromUnixSeconds(1_609_054_200);
const bytes = (name: string, length: number) =>
  new Uint8Array(createHash("sha256").update(name).digest().subarray(0, length));

/** The key of a name: always the same. */
function diagnosis(name: string): Diagnosis {
  const key = tek(bytes(`key ${name}`, 16), Enin(eninAt(now) - 500), 144);
  return { tek: key, name: Buffer.from(key.key).toString("base64"), transmissionRisk: 2, daysSinceOnset: 1 };
}

type WantedPublish = {
  readonly keys: string;
  readonly report?: ReportTypeName;
  readonly token?: OpenedToken;
  /** Publishes with one hash are one publish. */
  readonly hash: string;
  readonly at?: Instant;
  readonly decide?: Submission["decide"];
};

function submission({
  keys,
  report = "confirmed",
  token = "missing",
  hash,
  at = now,
  ...rest
}: WantedPublish): Submission {
  const all = [...keys].map(diagnosis);
  return {
    hashes: [bytes(`hash ${hash}`, 32)],
    keys: all,
    shard: "VN",
    now: at,
    issuer: "a",
    canary: false,
    onset: undefined,
    decide: (known) => decide(all, known, report, token),
    ...rest,
  };
}

/** A token that lists the keys of these names. */
const tokenOf = (names: string): readonly Tek[] => [...names].map((name) => diagnosis(name).tek);

const engine = shared(() => testEngine());

let schemas = 0;
async function fresh(): Promise<Database<Tables>> {
  schemas += 1;
  const database = await openDatabase<Tables>({ schema: `commit_${schemas}`, engine });
  await migrate(database, migrations);
  return database;
}

/** All that stands in the tables of publishing. */
async function contents({ db }: Database<Tables>) {
  const [keys, remembered, counts] = await Promise.all([
    db.selectFrom("diagnosis_key").selectAll().orderBy("key").execute(),
    db.selectFrom("remembered_publish").selectAll().orderBy("hash").execute(),
    db.selectFrom("day_count").selectAll().orderBy("day").execute(),
  ]);
  return { keys, remembered, counts };
}
async function empty({ db }: Database<Tables>): Promise<void> {
  for (const table of ["diagnosis_key", "remembered_publish", "day_count"] as const)
    await db.deleteFrom(table).execute();
}

/** What became of something, in words. */
const said = (end: PromiseSettledResult<Outcome>): unknown =>
  end.status === "fulfilled" ? end.value : end.reason instanceof Fault ? end.reason.code : String(end.reason);

/** Refused, so that they leave nothing: they are the first four groups, of one, one, one and two. */
const ahead = ["1", "2", "3", "4", "5"].map((n) =>
  submission({
    keys: "",
    hash: `ahead ${n}`,
    decide: () => {
      throw new Error("only ahead of others");
    },
  }),
);

/** All at once behind four groups, so that they come in groups of their own; and how many transactions they took. */
async function together(database: Database<Tables>, all: readonly Submission[]) {
  let transactions = -4;
  const counting: Database<Tables> = {
    ...database,
    // A single statement is a transaction of its own.
    db: database.db.withPlugin({
      transformQuery({ node }) {
        transactions += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
    transaction(work) {
      transactions += 1;
      return database.transaction(work);
    },
  };
  const commits = publishCommits(counting);
  const ends = await Promise.allSettled([...ahead, ...all].map((one) => commits.add(one)!));
  return { ends: ends.slice(ahead.length).map(said), transactions };
}
const oneByOne = async (database: Database<Tables>, all: readonly Submission[]) => {
  const ends: unknown[] = [];
  for (const one of all) ends.push(said((await writeGroup(database, [one]))[0]!));
  return ends;
};

test("a group leaves what its publishes one after another leave, and answers each alike, whatever they share", async () => {
  const [grouped, single] = [await fresh(), await fresh()];
  const report = fc.constantFrom<ReportTypeName>("confirmed", "likely", "user-report", "negative");
  const keys = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { minLength: 1, maxLength: 4 });
  const token = fc.constantFrom<OpenedToken>("missing", "unreadable", tokenOf("abcdefgh"), tokenOf("abc"));
  const wanted = fc.record({
    keys: keys.map((names) => names.join("")),
    report,
    token,
    hash: fc.constantFrom(..."12345678", "9", "10", "11"),
    at: fc.constantFrom(0, 1, 23, 24, 25).map((hours) => plus(now, Hours(hours))),
  });
  const seen = new Set<string>();
  let runsInGroups = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(wanted, { minLength: 2, maxLength: 14 }), async (all) => {
      await empty(grouped);
      await empty(single);
      const expected = await oneByOne(single, all.map(submission));
      const { ends, transactions } = await together(grouped, all.map(submission));
      assert.deepEqual(ends, expected);
      if (transactions < all.length) runsInGroups += 1;
      const [one, other] = [await contents(grouped), await contents(single)];
      assert.deepEqual({ ...one, counts: [] }, { ...other, counts: [] });
      for (const end of expected) seen.add(typeof end === "string" ? end : (end as Outcome).became);
    }),
    { numRuns: 60 },
  );
  for (const end of ["written", "repeated", "missing_revision_token", "invalid_revision_token"])
    assert.ok(seen.has(end), `no publish was ever ${end}`);
  // A third of the runs on average: fewer than five of sixty is no chance.
  assert.ok(runsInGroups >= 5, `${runsInGroups} runs had publishes in one group`);
});

test("day totals of a group are those of its publishes", async () => {
  const [grouped, single] = [await fresh(), await fresh()];
  const all = [..."abcdefgh"].map((name) => submission({ keys: name, hash: name, report: "likely" }));
  const revised = submission({ keys: "ab", hash: "r", token: tokenOf("ab") });
  // Eight in one statement; that of the last finds its keys, so that it is judged.
  assert.equal((await together(grouped, [...all, revised])).transactions, 3);
  await oneByOne(single, [...all, revised]);
  const { counts } = await contents(grouped);
  assert.deepEqual(counts, (await contents(single)).counts);
  assert.deepEqual([counts[0]?.uploads, counts[0]?.keys, counts[0]?.revisions], [8, 8, 1]);
});

/** Decides as if nothing were known: what happens when another instance stores a key in the same moment. */
const blind =
  (names: string): Submission["decide"] =>
  () => ({ insert: [...names].map((name) => ({ ...diagnosis(name), reportType: "confirmed" })), revise: [] });

test("a publish that is overtaken leaves nothing behind, and the rest of its group is written", async () => {
  const database = await fresh();
  await oneByOne(database, [submission({ keys: "k", hash: "before" })]);
  const group = [
    submission({ keys: "ab", hash: "1" }),
    submission({ keys: "ck", hash: "2", decide: blind("ck") }),
    submission({ keys: "d", hash: "3" }),
  ];
  const results = (await writeGroup(database, group)).map(said);
  assert.deepEqual(results, [
    { became: "written", inserted: 2, revised: 0 },
    { became: "overtaken" },
    { became: "written", inserted: 1, revised: 0 },
  ]);
  const { keys, remembered, counts } = await contents(database);
  assert.deepEqual(
    keys.map(({ key }) => Buffer.from(key).toString("base64")).sort(),
    [..."abdk"].map((name) => diagnosis(name).name).sort(),
  );
  assert.equal(remembered.length, 3);
  assert.deepEqual([counts[0]?.uploads, counts[0]?.keys], [3, 4]);
  const again = submission({ keys: "ck", hash: "2" });
  assert.deepEqual(await oneByOne(database, [again]), ["missing_revision_token"]);
});

test("new publishes are one call; a repeat, a known key or an earlier secret among them changes no answer", async () => {
  const known = { keys: "k", hash: "before" };
  const others: readonly Submission[] = [
    submission(known),
    submission({ keys: "kl", hash: "4", token: tokenOf("k"), report: "likely" }),
    submission({ keys: "km", hash: "5" }),
    submission({ keys: "", hash: "6" }),
    { ...submission({ keys: "n", hash: "7" }), hashes: [bytes("hash 7", 32), bytes("hash before", 32)] },
  ];
  const news = ["ab", "cd", "e"].map((keys, i) => submission({ keys, hash: `${i}` }));
  assert.equal(
    (await together(await fresh(), [submission({ keys: "x", hash: "x" }), ...news])).transactions,
    1,
  );
  for (const other of others) {
    const [grouped, single] = [await fresh(), await fresh()];
    for (const database of [grouped, single]) await oneByOne(database, [submission(known)]);
    const all = [...news, other];
    const ends = (await writeGroup(grouped, all)).map(said);
    assert.deepEqual(ends, await oneByOne(single, all));
    assert.deepEqual(await contents(grouped), await contents(single));
  }
});

test("a publish whose decision breaks is refused alone", async () => {
  const database = await fresh();
  const broken = submission({
    keys: "b",
    hash: "2",
    decide: () => {
      throw new TypeError("a defect");
    },
  });
  const { ends, transactions } = await together(database, [
    submission({ keys: "x", hash: "0" }),
    submission({ keys: "a", hash: "1" }),
    broken,
    submission({ keys: "c", hash: "3" }),
  ]);
  assert.equal(transactions, 1);
  assert.deepEqual(ends[2], "TypeError: a defect");
  assert.equal((await contents(database)).keys.length, 3);
});

test("a row that the database does not take fails its own publish, and its neighbours are written singly", async () => {
  const database = await fresh();
  const poison: Decision = {
    insert: [{ ...diagnosis("p"), reportType: "nonsense" as "confirmed" }],
    revise: [],
  };
  const { ends, transactions } = await together(database, [
    submission({ keys: "x", hash: "0" }),
    submission({ keys: "a", hash: "1" }),
    submission({ keys: "p", hash: "2", decide: () => poison }),
    submission({ keys: "c", hash: "3" }),
  ]);
  assert.equal(transactions, 1 + 4, "once together, then each by itself");
  assert.deepEqual(
    ends.map((end) => (end as Outcome).became ?? "failed"),
    ["written", "written", "failed", "written"],
  );
  const { keys, remembered } = await contents(database);
  assert.deepEqual([keys.length, remembered.length], [3, 3]);
});

test("more publishes than may wait are turned away at once", async () => {
  const database = await fresh();
  const commits = publishCommits(database);
  const taken = Array.from({ length: 1_100 }, (_, i) => commits.add(submission({ keys: "", hash: `${i}` })));
  // The four groups under way have one, one, one and two; behind them 1,024 wait.
  assert.equal(taken.filter((one) => one !== undefined).length, 1_029);
  await commits.drained();
  assert.equal((await contents(database)).remembered.length, 1_029);
});
