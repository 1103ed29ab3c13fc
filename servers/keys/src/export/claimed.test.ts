/** What a window claimed, read page by page from a real database. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "@bluezone/protocol/bytes";
import { keysOf } from "@bluezone/protocol/report/diagnosis-key-columns";
import { Enin } from "@bluezone/protocol/time";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { migrations } from "../migrations/migrations.ts";
import type { DiagnosisKeyTable, Tables } from "../tables.ts";
import { readClaimed } from "./claimed.ts";
import { exportStore } from "./store.ts";

const T = Enin(2_680_000);
const engine = shared(() => testEngine());

/** A stored key; its first byte is `n`, which is also its transmission risk from 0 to 8. */
const row = (n: number, more: Partial<DiagnosisKeyTable>): DiagnosisKeyTable => ({
  key: new Uint8Array(16).fill(n),
  shard: "VN",
  rolling_start: T - 288,
  rolling_period: 144,
  ends: T - 144,
  transmission_risk: n % 9,
  report_type: "likely",
  days_since_onset: n % 2 === 0 ? 3 : null,
  created: T - 6,
  claimed: null,
  revised_report_type: null,
  revised_transmission_risk: null,
  revised_days_since_onset: null,
  revised_claimed: null,
  ...more,
});
const revision = (report: "confirmed" | "revoked", revised_claimed: number) => ({
  revised_report_type: report,
  revised_transmission_risk: 6,
  revised_claimed,
});

test("pages of any length give each key and each revision of the window once, in the order of the keys, and none of another", async () => {
  const database = await openDatabase<Tables>({ schema: "claimed", engine });
  await migrate(database, migrations);
  const numbers = Array.from({ length: 40 }, (_, i) => (i * 89) % 256);
  await database.db
    .insertInto("diagnosis_key")
    .values([
      ...numbers.slice(0, 21).map((n) => row(n, { claimed: T })),
      row(numbers[21]!, { claimed: T, ...revision("confirmed", T) }),
      row(numbers[22]!, { claimed: T, ...revision("revoked", T) }),
      row(numbers[23]!, { claimed: T, ...revision("revoked", T + 1) }),
      ...numbers.slice(24, 31).map((n) => row(n, { claimed: T - 5, ...revision("revoked", T) })),
      row(numbers[31]!, { claimed: T - 5, ...revision("confirmed", T - 1) }),
      row(numbers[32]!, { claimed: T + 1 }),
      row(numbers[33]!, { claimed: T, shard: "VN-44" }),
      row(numbers[34]!, {}),
    ])
    .execute();
  const store = exportStore(database, createLeases(database as never, seededRandom("claimed")), "VN");
  const hex = (n: number) => toHex(new Uint8Array(16).fill(n));
  const sorted = (some: readonly number[]) => some.toSorted((a, b) => a - b).map(hex);
  for (const page of [1, 2, 7, 22, 23, 1_000]) {
    const { keys, revisions } = await readClaimed(store, T, page);
    const list = keysOf(keys);
    assert.deepEqual(
      list.map(({ key }) => toHex(key)),
      sorted([...numbers.slice(0, 22), numbers[23]!]),
    );
    const said = (n: number) => list.find(({ key }) => key[0] === n);
    assert.equal(said(numbers[21]!)?.reportType, "confirmedTest");
    assert.equal(said(numbers[23]!)?.reportType, "confirmedClinicalDiagnosis");
    for (const { key, transmissionRisk, daysSinceOnset } of list)
      if (key[0] !== numbers[21]) {
        assert.equal(transmissionRisk, key[0]! % 9);
        assert.equal(daysSinceOnset, key[0]! % 2 === 0 ? 3 : undefined);
      }
    assert.deepEqual(
      revisions.map(({ key }) => toHex(key.key)),
      sorted(numbers.slice(24, 31)),
    );
    assert.ok(revisions.every(({ key, published }) => key.reportType === "revoked" && published === T - 5));
  }
});
