/** V6: the machine's clock jumps; codes, call-backs, contacts, the audit log and keys stay as they were. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { recordCase } from "@bluezone/contract/health/cases";
import { issue } from "@bluezone/contract/health/codes";
import { addContacts } from "@bluezone/contract/health/contacts";
import { verify } from "@bluezone/contract/health/verify";
import { Days, type Duration, Hours, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { type Machine, wrongClock } from "@bluezone/server-kit/testing/wrong-clock";
import type { TrustedClock } from "@bluezone/server-kit/time/trusted-clock";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { migrations } from "./slices.ts";
import type { Tables } from "./tables.ts";
import { nonceOf, type TestHealth, testHealth } from "./testing/health.ts";

let machine: Machine;
let clock: TrustedClock;
let at: TestHealth;
let officer: SignedIn;
before(async () => {
  machine = wrongClock();
  const engine = await testEngine({ schema: "health", migrations });
  const database = await openDatabase<Tables>({ schema: "health", engine });
  // On a PostgreSQL server the engine comes empty.
  await migrate(database, migrations);
  clock = await machine.start(database);
  const env = { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" };
  at = await testHealth(env, { clockJob: clock.job }, { engine, clock: { ...manualClock(), ...clock } });
  officer = await at.as("health-officer", "30478-health-station");
  // A day's anchor, without which the audit log is never cut.
  await at.health.runJobs(clock.now());
});
after(() => at.close());

async function step(passed: Duration): Promise<void> {
  machine.pass(passed);
  await at.health.runJobs(clock.now());
}
const TABLES = ["code", "token", "callback", "contact", "person", "staff_session", "staff_audit"];
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of [...TABLES, "hash_key", "signing_key"]) {
    const { rows } = await at.engine.query<{ n: number }>(`select count(*)::int n from health.${table}`);
    found[table] = rows[0]!.n;
  }
  return found;
}

test("a clock that is 400 days, a day or less ahead or behind for 25 seconds destroys nothing, and what is issued meanwhile ends when it should", async () => {
  const { code } = (await at.post(issue, { testType: "confirmed", symptomDate: "2020-12-25" })).body;
  await at.post(verify, { code, nonce: nonceOf(8) });
  const nonce = Buffer.alloc(32, 1).toString("base64url");
  const asked = await at.post(askCallback, { phone: "0912 345 678", commune: "30478", wish: "any", nonce });
  assert.equal(asked.status, 200);
  const person = { name: "Người minh họa", birthYear: 1971, phone: null, commune: "30478", address: null };
  const { id: caseId } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person,
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
  });
  const met = { day: "2020-12-26", part: "afternoon", minutes: null, masked: "unknown" } as const;
  const contact = { id: "0".repeat(24), person: { ...person, name: "Ai đó minh họa" }, note: null, ...met };
  await officer.post(addContacts, {
    near: { caseId },
    people: [{ ...contact, distance: "under-2m", touched: false, carer: false }],
  });
  const before = await counts();
  for (const table of ["code", "token", "callback", "contact", "person", "staff_session"])
    assert.ok(before[table]! > 0, table);
  assert.ok(before["staff_audit"]! > 2);
  for (const by of [Days(400), Days(1), Hours(2), Days(-1)]) {
    machine.jump(by);
    for (let seconds = 0; seconds < 25; seconds += 5) await step(Seconds(5));
    machine.jump(Milliseconds(-by));
    await step(Seconds(30));
    assert.deepEqual({ ...(await counts()), jumped: by }, { ...before, jumped: by });
  }
  const { rows } = await at.engine.query<{ until: string }>(
    "select max(long_until_ms)::text until from health.code",
  );
  assert.ok(Number(rows[0]!.until) < clock.now() + Days(2));
  assert.deepEqual(at.events.named("job_failed"), []);
});
