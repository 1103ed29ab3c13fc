/** The id of a call is its caller's: the same call twice enters one thing, also at the same moment, and another's id is answered. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { makeCluster } from "@bluezone/contract/health/clusters";
import { addContacts } from "@bluezone/contract/health/contacts";
import { addCourse } from "@bluezone/contract/health/course";
import { addSample } from "@bluezone/contract/health/samples";
import { parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "./testing/health.ts";
import { namedCluster } from "./testing/named-cluster.ts";
import { recordIds } from "./testing/record-ids.ts";

let t: TestHealth;
let officer: SignedIn;
let other: SignedIn;
before(async () => {
  t = await testHealth();
  t.clock.set(parseInstant("2020-12-29T09:00:00.000+07:00"));
  officer = await t.as("health-officer", "30478-health-station");
  other = await t.as("health-officer", "30544-health-station");
});
after(() => t?.close());

const AT_ONCE = 8;
const draw = recordIds();
const person = (phone: string | null) => ({
  name: "Cao Văn Hai",
  birthYear: 1940,
  phone,
  commune: "30478",
  address: null,
});
const asked = () => ({
  once: randomUUID(),
  person: person(null),
  classed: {
    class: "confirmed",
    tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
  } as const,
  onset: { onset: "none", onsetDay: null } as const,
  doublesSeen: true,
});
const near = (id: string, phone: string) => ({
  id,
  person: person(phone),
  note: null,
  ...({ part: null, minutes: 30, masked: "no", distance: "under-1m", day: "2020-12-26" } as const),
  ...{ touched: false, carer: false },
});
const rows = async (table: string) =>
  (await t.engine.query<{ n: number }>(`select count(*)::int as n from health.${table}`)).rows[0]?.n ?? 0;

test("the same call eight times at once enters one thing and is answered eight times", async () => {
  const { id: caseId } = await officer.post(recordCase, asked());
  const calls = {
    case_record: [recordCase, asked()],
    contact: [addContacts, { near: { caseId }, people: [near(draw(), "0912345001")] }],
    cluster: [makeCluster, namedCluster("Chợ")],
    sample: [
      addSample,
      {
        of: { caseId },
        id: draw(),
        sample: { taken: "2020-12-26", specimen: "throat", test: "pcr", laboratory: null, result: null },
      },
    ],
    course: [
      addCourse,
      { caseId, id: draw(), what: { kind: "vaccination", dose: 1, product: null, from: "2020-12-01" } },
    ],
  } as const;
  for (const [table, [endpoint, request]] of Object.entries(calls)) {
    const before = await rows(table);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => officer.tries(endpoint, request)),
    );
    assert.deepEqual(
      [table, answers.map(({ status }) => status), (await rows(table)) - before],
      [table, Array.from({ length: AT_ONCE }, () => 200), 1],
    );
  }
});

test("the id of somebody else's call is refused, and no defect", async () => {
  const once = asked();
  await officer.post(recordCase, once);
  assert.equal((await other.tries(recordCase, once)).code, "conflict");
});
