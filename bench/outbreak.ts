/** Pictures, search and counts of a health desk with 200,000 cases and 2 million contacts, each over real HTTP. */
import { listCases } from "@bluezone/contract/health/cases";
import { listContacts } from "@bluezone/contract/health/contacts";
import { readIndicators, readToldIndicators } from "@bluezone/contract/health/indicators";
import {
  readContactsPicture,
  readCurve,
  readDelays,
  readPlaces,
  readPositivity,
  readQuarantinePicture,
  readReproduction,
  readSpeed,
} from "@bluezone/contract/health/outbreak";
import { readToday } from "@bluezone/contract/health/today";
import { countWaiting, readWaiting } from "@bluezone/contract/health/waiting";
import { type TestHealth, testHealth } from "@bluezone/health/testing/health";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import pg from "pg";
import { CONTACTS_OF_CASES, fillHealth, type Size } from "./health-fill.ts";
import { PROVINCE, STATION } from "./health-pages.ts";
import { nameOf, phoneOf } from "./health-people.ts";
import { median, type Part, quantile, type Row, timed } from "./measure.ts";
import { processorClock } from "./processors.ts";

/** One in so many of all is enough for a machine with other work: OUTBREAK_BENCH_PART=10. */
const PART = Number(process.env["OUTBREAK_BENCH_PART"] ?? 1);
const SIZE: Size = { cases: 200_000 / PART, contacts: 2_000_000 / PART };
/** A database that was filled before, of the same code. */
const FILLED = process.env["OUTBREAK_BENCH_DATABASE"];
/** What a picture may take, and a search as somebody types, in ms: nineteen in twenty. */
const FLOORS = { picture: 1_000, search: 200 };
/** How often each is asked. */
const ROUNDS = 20;
/** Results of laboratories, and people in quarantine, for each case. */
const RESULTS = 5;
const STAYS = 2;

/** Somebody among the cases, and somebody among the contacts, whom a search is for. */
const SOUGHT = [Math.floor(SIZE.cases * 0.37), SIZE.cases + Math.floor(SIZE.contacts * 0.37)] as const;

/** What is typed into a search, by what kind of words it is; `n` is somebody who is there. */
const TYPED: Readonly<Record<string, (n: number) => { readonly words?: string; readonly commune?: string }>> =
  {
    "the commonest family name, Nguyễn": () => ({ words: "nguyen" }),
    "its first three letters": () => ({ words: "ngu" }),
    "it with a middle name that one in twenty have": () => ({ words: "Nguyễn Thị" }),
    "it with a given name that one in fifty have": () => ({ words: "Nguyễn Mách" }),
    "it with a year of birth": () => ({ words: "Nguyễn 1960" }),
    "a rare family name": () => ({ words: "Neáng" }),
    "a whole name": (n) => ({ words: nameOf(n) }),
    "a phone number": (n) => ({ words: phoneOf(n).replace("+84", "0") }),
    "a name that nobody has": () => ({ words: "Zzyzx" }),
    "a commune": () => ({ commune: "30478" }),
    "it in a commune": () => ({ words: "nguyen", commune: "30478" }),
  };

const PICTURES = {
  curve: readCurve,
  reproduction: readReproduction,
  delays: readDelays,
  "7-1-7": readSpeed,
  positivity: readPositivity,
  contacts: readContactsPicture,
  quarantine: readQuarantinePicture,
  places: readPlaces,
  indicators: readIndicators,
};

/** What the bench's other parts do not fill in: classes, reports to the ministry, contacts who became cases, results, quarantine. */
async function fillMore(client: pg.Client): Promise<void> {
  await client.query(`insert into health.case_class (case_id, version, to_class, day, at_ms, by)
    select id, 1, class, class_day, made_ms, made_by from health.case_record`);
  await client.query(`update health.case_record set
    reported_ms = case when number % 8 > 0 then made_ms + 3600000 * (number % 40) end,
    interviewed_ms = case when number % 4 > 0 then made_ms + 3600000 * (number % 300) end`);
  await client.query(`update health.contact as c set became_case_id = d.id from health.case_record as d
    where c.case_id = d.id and left(c.id, 1) = 'a' and d.number % 3 = 0`);
  await client.query(`update health.contact set source = 'app' where left(id, 1) in ('b', 'c', 'd')`);
  await client.query(`update health.contact set became_case_id = case_id where left(id, 2) = 'b0'`);
  await client.query(`update health.case_code set way = 'revised' where left(id, 2) = '0a'`);
  await client.query(`insert into health.sample (id, person_id, contact_id, taken_day, specimen, test, result, result_day, version,
      made_ms, made_by, changed_ms, changed_by)
    select id, person_id, id, day + 3, 'throat', 'pcr', case when left(id, 2) = 'c0' then 'positive' else 'negative' end, day + 4, 1,
      made_ms, 'bench', made_ms, 'bench'
    from health.contact where source = 'app' and left(id, 1) in ('b', 'c')`);
  await client.query(`insert into health.lab_result (id, unit_id, unit_path, commune, test, result, sample_day, result_day, taken_ms)
    select c.id || '/' || n, c.unit_id, c.unit_path, c.commune, 'pcr', case when n = 1 then 'confirmed' else 'negative' end,
      c.class_day - 1, c.class_day, c.made_ms from health.case_record as c, generate_series(1, ${RESULTS}) as n`);
  await client.query(`insert into health.quarantine (id, person_id, unit_id, unit_path, commune, place, vaccinated, rule_day,
      first_day, last_day, ended_day, version, made_ms, made_by, changed_ms)
    select c.id || '/' || n, c.id || '/' || n, c.unit_id, c.unit_path, c.commune, case when n = 1 then 'home' else 'site' end,
      false, c.class_day, c.class_day, c.class_day + 13,
      case when c.made_ms < (select max(made_ms) from health.case_record) - 1209600000::bigint then c.class_day + 13 end,
      1, c.made_ms, 'bench', c.made_ms
    from health.case_record as c, generate_series(1, ${STAYS}) as n`);
  await client.query(`update health.quarantine as stay set contact_id = near.id
    from (select case_id, min(id) as id from health.contact where source = 'app' group by case_id) as near
    where stay.id = near.case_id || '/1'`);
  await client.query("vacuum analyze");
  await assertCounted(client);
}

/** What the trigger keeps of each case's contacts (record 0101) is what is there, of all of them. */
async function assertCounted(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select case_id
    from health.contacts_of_case as kept full join (${CONTACTS_OF_CASES}) as meant using (case_id)
    where (kept.interview, kept.app, kept.file, kept."F1", kept."F2") is distinct from
      (meant.interview, meant.app, meant.file, meant."F1", meant."F2") limit 1`);
  if (rows.length > 0) throw new Error(`contacts of ${rows[0].case_id} are counted wrong`);
}

/** Milliseconds of a call by the wall and, where they can be read, of the processors. */
type Spread = { readonly wall: readonly number[]; readonly processors: readonly number[] };
type ProcessorClock = (() => number) | undefined;

/** A call so often, after a first one that warms up. */
async function spread(call: () => Promise<unknown>, clock: ProcessorClock): Promise<Spread> {
  const wall: number[] = [];
  const processors: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const before = clock?.();
    const once = await timed(call);
    if (round === 0) continue;
    wall.push(once);
    if (clock && before !== undefined) processors.push(clock() - before);
  }
  return { wall, processors };
}

const p95 = (took: readonly number[]): number => Math.round(quantile(took, 0.95));
/** Of the processors, nineteen in twenty; nothing where they cannot be read. */
const ofProcessors = (took: readonly number[]): string =>
  took.length === 0 ? "" : `, of the processors ${p95(took)} ms`;

/** A row, told at once because a run takes minutes. What is over its floor is told loudly, and ends the run as failed. */
function told(row: Row, over: boolean): Row {
  console.log(`${row.what} | ${row.beside} | ${row.figure}${over ? " | OVER ITS FLOOR" : ""}`);
  if (over) process.exitCode = 1;
  return row;
}

async function pictureRows(
  t: TestHealth,
  province: SignedIn,
  clock: ProcessorClock,
): Promise<readonly Row[]> {
  const asked = { unitId: t.unit(PROVINCE), weeks: 8 };
  const rows: Row[] = [];
  for (const [name, endpoint] of Object.entries(PICTURES)) {
    const { wall, processors } = await spread(() => province.post(endpoint, asked), clock);
    const row = {
      what: `${name}, of the whole province and eight weeks`,
      beside: `half within ${median(wall).toFixed(0)} ms`,
      figure: `p95 ${p95(wall)} ms${ofProcessors(processors)}`,
      floor: "≤ 1,000 ms",
    };
    rows.push(told(row, p95(wall) > FLOORS.picture));
  }
  return rows;
}

/** What everybody is told of whether it works: the first time, when sixteen weeks are counted, and once they are kept. */
async function toldRows(
  province: SignedIn,
  client: pg.Client,
  clock: ProcessorClock,
): Promise<readonly Row[]> {
  const ask = () => province.post(readToldIndicators, {});
  await client.query("delete from health.told_week where figure in ('indicators', 'followed', 'averted')");
  const first = await timed(ask);
  await client.query(`delete from health.told_week where (figure, day) in
    (select figure, max(day) from health.told_week group by figure having figure in ('indicators', 'followed', 'averted'))`);
  const week = await timed(ask);
  const { wall, processors } = await spread(ask, clock);
  return [
    told(
      {
        what: "indicators as everybody is told them, once a week is kept",
        beside: `a week more ${week.toFixed(0)} ms; the first time, sixteen weeks and the estimate, ${first.toFixed(0)} ms`,
        figure: `p95 ${p95(wall)} ms${ofProcessors(processors)}`,
        floor: "≤ 1,000 ms",
      },
      Math.max(week, p95(wall)) > FLOORS.picture,
    ),
  ];
}

/** Who asks, and what tells the processors' time. */
type Asker = Readonly<Record<"province" | "station", SignedIn>> & { readonly clock: ProcessorClock };

/** One kind of search, by somebody of the province and of a station. */
async function bothOf(
  what: string,
  call: (who: SignedIn) => Promise<unknown>,
  { province, station, clock }: Asker,
  floor: number | undefined,
): Promise<Row> {
  const [whole, one] = [await spread(() => call(province), clock), await spread(() => call(station), clock)];
  const said = ({ wall, processors }: Spread): string =>
    `p50 ${median(wall).toFixed(0)} ms, p95 ${p95(wall)} ms${ofProcessors(processors)}`;
  const row = { what, beside: `a station: ${said(one)}`, figure: `the province: ${said(whole)}` };
  if (floor === undefined) return told(row, false);
  return told({ ...row, floor: `p95 ≤ ${floor} ms` }, Math.max(p95(whole.wall), p95(one.wall)) > floor);
}

async function measure(t: TestHealth, client: pg.Client): Promise<readonly Row[]> {
  const clock = await processorClock(client);
  const province = await t.as("epidemiologist", PROVINCE);
  const who: Asker = { province, station: await t.as("health-officer", STATION), clock };
  const rows = [...(await pictureRows(t, province, clock)), ...(await toldRows(province, client, clock))];
  const searched = (what: string, call: (by: SignedIn) => Promise<unknown>) =>
    bothOf(what, call, who, FLOORS.search).then((row) => rows.push(row));
  for (const [kind, of] of Object.entries(TYPED)) {
    const [ofCase, ofContact] = SOUGHT.map(of);
    await searched(`search of cases: ${kind}`, (by) =>
      by.post(listCases, { ...ofCase, state: "all", limit: 100 }),
    );
    await searched(`search of contacts: ${kind}`, (by) =>
      by.post(listContacts, { ...ofContact, limit: 100 }),
    );
  }
  await searched("search of cases: a case's number", (by) =>
    by.post(listCases, { words: `AG-${SOUGHT[0]}`, state: "all", limit: 100 }),
  );
  const counts = {
    "counts of what waits, as the menu asks each minute": (by: SignedIn) => by.post(countWaiting, {}),
    "list of what waits, the first page": (by: SignedIn) => by.post(readWaiting, {}),
    "the page of the day": (by: SignedIn) => by.post(readToday, {}),
  };
  for (const [what, call] of Object.entries(counts)) rows.push(await bothOf(what, call, who, undefined));
  const { whose } = await province.post(countWaiting, {});
  const n = (count: number): string => count.toLocaleString("en");
  const whole: Row = {
    what: `what there is: ${n(SIZE.cases)} cases with a code each, ${n(SIZE.contacts)} contacts`,
    beside: `${n(SIZE.cases * RESULTS)} results, ${n(SIZE.cases * STAYS)} people in quarantine`,
    figure: `over 80 days; ${n(whose.all ?? 0)} things wait`,
  };
  return [whole, ...rows];
}

async function measureAt(address: string): Promise<readonly Row[]> {
  const engine = await postgresEngine(readPostgresUrl(address)!);
  const key = { id: "nobody", key: "nobody" };
  const t = await testHealth(
    { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h", HEALTH_SESSION: "24h" },
    { random: systemRandom },
    { engine, admin: key, device: key },
  );
  const client = new pg.Client(address);
  await client.connect();
  try {
    await t.as("epidemiologist", PROVINCE);
    if (FILLED === undefined) {
      await fillHealth(t, client, SIZE, (what) => console.log(what));
      await fillMore(client);
    }
    return await measure(t, client);
  } finally {
    await client.end();
    await t.close();
  }
}

async function run(): Promise<readonly Row[]> {
  if (FILLED !== undefined) return measureAt(FILLED);
  if (noPostgres) return [];
  const postgres = await startPostgres();
  try {
    return await measureAt(await postgres.fresh());
  } finally {
    await postgres.remove();
  }
}

export const outbreakPictures: Part = {
  title: "Outbreak",
  long: true,
  run,
  notes: `A PostgreSQL server started for this, all settings as they come, the server of \`servers/health\` in the bench's process, real HTTP over loopback: an epidemiologist of the province, and for search and counts also an officer of one station, asks each thing ${ROUNDS} times, one after the other, with a warm cache. *Of the processors* is p95 of what they spend on a call, in the database and in the bench's process together. Records are made up and entered in bulk as for *Health*; one in three is a Nguyễn. \`OUTBREAK_BENCH_PART=10\` fills in a tenth, \`OUTBREAK_BENCH_DATABASE\` names a database that was filled before. A figure over its floor ends the run as failed. This part runs when it is named: \`npm run bench -- outbreak\`.`,
};
