/** A laboratory's file of 100,000 rows from the upload to the last row, with the database's connections cut in the middle. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { listLabFiles, readLabFile, uploadResults } from "@bluezone/contract/health/results";
import type { TestHealth } from "@bluezone/health/testing/health";
import { addDays, dayOf, isoDay, Seconds } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type pg from "pg";
import { nameOf } from "./health-people.ts";
import type { Row } from "./measure.ts";

/** One in so many rows is positive. */
const POSITIVE_EVERY = 20;

function csvOf(t: TestHealth, rows: number): Uint8Array {
  const today = dayOf(t.clock.now(), "vietnam");
  const [sampled, resulted] = [isoDay(addDays(today, -2)), isoDay(addDays(today, -1))];
  // Samples count once for ever: in a database that was measured before, too.
  const file = randomBytes(4).toString("hex");
  const lines = Array.from({ length: rows }, (_, n) => {
    const result = n % POSITIVE_EVERY === 0 ? "positive" : "negative";
    return `${file}-${n},${nameOf(n)},1980,03${String(10_000_000 + n).padStart(8, "0")},30478,pcr,${result},${sampled},${resulted}`;
  });
  const head = "reference,name,birthYear,phone,commune,test,result,sampleDay,resultDay";
  return new TextEncoder().encode([head, ...lines].join("\n"));
}

/** Asks again and again while work goes on; the longest that an answer took, and how many came. */
async function meanwhile<T>(
  ask: () => Promise<unknown>,
  work: Promise<T>,
): Promise<{ readonly done: T; readonly longest: number; readonly answers: number }> {
  let [over, longest, answers] = [false, 0, 0];
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) {
    const asked = performance.now();
    await ask();
    longest = Math.max(longest, performance.now() - asked);
    answers += 1;
    await new Promise((later) => setTimeout(later, 10));
  }
  return { done: await ended, longest, answers };
}

/** Ends the connections that are in the middle of a piece; how many there were. */
async function cutOff(client: pg.Client): Promise<number> {
  const { rows } = await client.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
      and (query ilike '%lab_%' or query ilike '%"person"%' or query ilike '%"case_%')`);
  return rows.length;
}

/** Uploads, works off, cuts every connection once, goes on; everything must have been taken once. */
export async function importRows(
  t: TestHealth,
  { technician, other }: { readonly technician: SignedIn; readonly other: SignedIn },
  client: pg.Client,
  rows: number,
): Promise<readonly Row[]> {
  const ask = () => other.post(listLabFiles, { limit: 5 });
  const bytes = csvOf(t, rows);
  const started = performance.now();
  const upload = await meanwhile(
    ask,
    technician.upload(uploadResults, { fileName: "nhieu-dong.csv" }, bytes, "text/csv"),
  );
  const uploaded = performance.now() - started;
  const { id } = upload.done;
  assert.equal(upload.done.rows, rows);

  const seen: number[] = [];
  const began = performance.now();
  let ended = 0;
  const progress = async () => {
    const { file } = await technician.post(readLabFile, { id });
    if (seen.at(-1) !== file.done) seen.push(file.done);
    if (file.state === "done" && ended === 0) ended = performance.now();
    return file;
  };
  let [longest, answers, cut] = [0, 0, 0];
  for (let file = await progress(); file.state !== "done"; file = await progress()) {
    // Jobs are due again by the server's clock; one that failed is tried again a minute later.
    t.clock.advance(Seconds(61));
    const jobs = t.health.runJobs(t.clock.now());
    const others = meanwhile(async () => {
      await ask();
      if ((await progress()).done > 0 && cut === 0) cut = await cutOff(client);
    }, jobs);
    const ran = await others;
    longest = Math.max(longest, ran.longest);
    answers += ran.answers;
  }
  const took = ended - began;
  const file = await progress();
  assert.deepEqual(
    [file.positive + file.known, file.negative, file.repeated, file.faults],
    [Math.ceil(rows / POSITIVE_EVERY), rows - Math.ceil(rows / POSITIVE_EVERY), 0, 0],
  );
  const { rows: kept } = await client.query<{ n: number }>(
    "select count(*)::int as n from health.lab_result where file_id = $1",
    [id],
  );
  assert.equal(kept[0]?.n, rows);
  const n = (count: number): string => count.toLocaleString("en");
  return [
    {
      what: `a laboratory's file of ${n(rows)} rows, ${(bytes.length / 1e6).toFixed(1)} MB: read, checked, sealed and kept`,
      beside: `another officer meanwhile: ${upload.answers} answers, the longest ${upload.longest.toFixed(0)} ms`,
      figure: `${(uploaded / 1_000).toFixed(1)} s`,
    },
    {
      what: `the same worked off, one row in ${POSITIVE_EVERY} positive: ${(took / 1_000).toFixed(0)} s, progress told ${seen.length} times, ${cut} connections cut in the middle`,
      beside: `others meanwhile: ${answers} answers, the longest, of two calls, ${longest.toFixed(0)} ms`,
      figure: `${n(Math.round(rows / (took / 1_000)))} rows/s`,
    },
  ];
}
