/** A health server with an outbreak's records in it, on a PostgreSQL server of its own, over real HTTP. */
import { type TestHealth, testHealth } from "@bluezone/health/testing/health";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { startPostgres } from "@bluezone/server-kit/testing/postgres";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import pg from "pg";
import { fillHealth, type Size, stationsOf } from "./health-fill.ts";
import { importRows } from "./health-import.ts";
import { officerRows } from "./health-officers.ts";
import { besideRows, listRows, PROVINCE, STATION } from "./health-pages.ts";
import type { Row } from "./measure.ts";

/** How much there is, how many officers work at once and how often each, and rows of the laboratory's file. */
export type Extent = Size & {
  readonly officers: number;
  readonly rounds: number;
  readonly labRows: number;
};

/** A database that was filled before, of the same code: filling takes a quarter of an hour. Nothing else may be in it. */
const FILLED = process.env["HEALTH_BENCH_DATABASE"];

/** Measures everything once, on a database that is made and filled for it. Look at `noPostgres` first. */
export async function measureHealth(extent: Extent): Promise<readonly Row[]> {
  if (FILLED !== undefined) return measureAt(FILLED, extent);
  const postgres = await startPostgres();
  try {
    return await measureAt(await postgres.fresh(), extent);
  } finally {
    await postgres.remove();
  }
}

async function measureAt(address: string, extent: Extent): Promise<readonly Row[]> {
  const engine = await postgresEngine(readPostgresUrl(address)!);
  const key = { id: "nobody", key: "nobody" };
  const t = await testHealth(
    { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h", HEALTH_SESSION: "24h" },
    { random: systemRandom },
    { engine, admin: key, device: key },
  );
  const client = new pg.Client(address);
  // Cut off in the middle of the import like all others, should it be unlucky.
  client.on("error", () => {});
  await client.connect();
  try {
    const province = await t.as("epidemiologist", PROVINCE);
    const started = performance.now();
    if (FILLED === undefined)
      await fillHealth(t, client, extent, (what) =>
        console.log(`${what}: ${((performance.now() - started) / 1_000).toFixed(0)} s`),
      );
    return await measure(t, client, province, extent);
  } finally {
    await client.end();
    await t.close();
  }
}

async function measure(
  t: TestHealth,
  client: pg.Client,
  province: SignedIn,
  extent: Extent,
): Promise<readonly Row[]> {
  const { cases, contacts } = extent;
  const n = (count: number): string => count.toLocaleString("en");
  const some = (from: number, of: number) => [0.37, 0.93].map((at) => from + Math.floor(of * at));
  const station = await t.as("health-officer", STATION);
  const technician = await t.as("epidemiologist", "889-medical-centre");
  const stations = await stationsOf(t);
  const rows: Row[] = [
    {
      what: `what there is: ${n(cases)} cases with a code each, ${n(contacts)} contacts, in the care of ${stations.length} stations`,
      beside: `${n(cases + contacts)} people, each sealed under a key of their own`,
      figure: `${n(2 * cases + contacts)} rows`,
    },
  ];
  const sought = { cases: some(0, cases), contacts: some(cases, contacts) };
  for (const part of [
    () => listRows({ province, station }, sought),
    () => besideRows(t, province, 7),
    () => officerRows(t, stations, extent),
    () => importRows(t, { technician, other: province }, client, extent.labRows),
  ]) {
    const found = await part();
    rows.push(...found);
    // It takes long: who waits sees what came so far.
    for (const { what, beside, figure } of found) console.log(`${what} | ${beside} | ${figure}`);
  }
  return rows;
}
