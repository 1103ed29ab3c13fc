/** The pictures of an outbreak on a health desk with 200,000 cases and 2 million contacts, each over real HTTP. */
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
import { type TestHealth, testHealth } from "@bluezone/health/testing/health";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import { systemRandom } from "@bluezone/server-kit/time/random";
import pg from "pg";
import { fillHealth, type Size } from "./health-fill.ts";
import { PROVINCE } from "./health-pages.ts";
import { median, type Part, quantile, type Row, timed } from "./measure.ts";

/** One in so many of all is enough for a machine with other work: OUTBREAK_BENCH_PART=10. */
const PART = Number(process.env["OUTBREAK_BENCH_PART"] ?? 1);
const SIZE: Size = { cases: 200_000 / PART, contacts: 2_000_000 / PART };
/** How often each is asked. */
const ROUNDS = 20;
/** Results of laboratories, and people in quarantine, for each case. */
const RESULTS = 5;
const STAYS = 2;

const PICTURES = {
  curve: readCurve,
  reproduction: readReproduction,
  delays: readDelays,
  "7-1-7": readSpeed,
  positivity: readPositivity,
  contacts: readContactsPicture,
  quarantine: readQuarantinePicture,
  places: readPlaces,
};

/** What the bench's other parts do not fill in: reports to the ministry, contacts who became cases, results, quarantine. */
async function fillMore(client: pg.Client): Promise<void> {
  await client.query(`update health.case_record set reported_ms = made_ms + 3600000 * (number % 40),
    interviewed_ms = case when number % 4 > 0 then made_ms + 3600000 * (number % 300) end`);
  await client.query(`update health.contact as c set became_case_id = d.id from health.case_record as d
    where c.case_id = d.id and left(c.id, 1) = 'a' and d.number % 3 = 0`);
  await client.query(`update health.contact set source = 'app' where left(id, 1) in ('b', 'c', 'd')`);
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
  await client.query("vacuum analyze");
}

async function measure(t: TestHealth): Promise<readonly Row[]> {
  const officer = await t.as("epidemiologist", PROVINCE);
  const asked = { unitId: t.unit(PROVINCE), weeks: 8 };
  const rows: Row[] = [];
  for (const [name, endpoint] of Object.entries(PICTURES)) {
    const took: number[] = [];
    // The first one warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      const once = await timed(() => officer.post(endpoint, asked));
      if (round > 0) took.push(once);
    }
    const row = {
      what: `${name}, of the whole province and eight weeks`,
      beside: `half within ${median(took).toFixed(0)} ms`,
      figure: `p95 ${quantile(took, 0.95).toFixed(0)} ms`,
      floor: "≤ 1,000 ms",
    };
    console.log(`${row.what} | ${row.beside} | ${row.figure}`);
    rows.push(row);
  }
  return rows;
}

async function run(): Promise<readonly Row[]> {
  if (noPostgres) return [];
  const postgres = await startPostgres();
  try {
    const address = await postgres.fresh();
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
      await fillHealth(t, client, SIZE, (what) => console.log(what));
      await fillMore(client);
      const n = (count: number): string => count.toLocaleString("en");
      const whole: Row = {
        what: `what there is: ${n(SIZE.cases)} cases with a code each, ${n(SIZE.contacts)} contacts`,
        beside: `${n(SIZE.cases * RESULTS)} results, ${n(SIZE.cases * STAYS)} people in quarantine`,
        figure: "over 80 days",
      };
      return [whole, ...(await measure(t))];
    } finally {
      await client.end();
      await t.close();
    }
  } finally {
    await postgres.remove();
  }
}

export const outbreakPictures: Part = {
  title: "Outbreak",
  long: true,
  run,
  notes: `A PostgreSQL server started for this, all settings as they come, the server of \`servers/health\` in the bench's process, real HTTP over loopback: one epidemiologist of the province asks for each picture ${ROUNDS} times, one after the other, with a warm cache. Records are made up and entered in bulk as for *Health*. \`OUTBREAK_BENCH_PART=10\` fills in a tenth. The figures above are of a tenth, with some ten processes waiting for the two processors. The whole was not measured; ten times as much would put contacts and delays above the goal at that load. This part runs when it is named: \`npm run bench -- outbreak\`.`,
};
