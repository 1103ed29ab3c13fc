/** Whoever asks what is kept of them reads all that a contact keeps. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { personSeal } from "../people/sealing.ts";
import { HOLDINGS } from "../slices.ts";
import { copy, passing } from "../testing/copied.ts";
import { closeForeign, FOREIGN, foreignServer } from "../testing/foreign-desk.ts";
import { createVault } from "../vault.ts";

before(async () => {
  const o = await FOREIGN.open();
  await o.ours();
});
after(closeForeign);
test("the circumstances of a contact and how sure the app was are told", async () => {
  const { config, database, clock } = foreignServer();
  const random = seededRandom("held");
  const person = { id: "p", own: personSeal(random, "p", random.bytes(32)) } as never;
  const keys = await openPeopleKeys({ vault: createVault(config.secrets, random) }, database.db);
  const holding = HOLDINGS.find((one) => one.table === "contact")!;
  const rows = await passing(database, async (trx) => {
    await copy(trx, "contact", {
      person_id: "p",
      day: parseDay("2020-12-20"),
      note: null,
      reason: null,
      minutes: 30,
      masked: "no",
      distance: "under-1m",
      touched: true,
      carer: true,
      sent_ms: "1",
      sent_day: parseDay("2020-12-20"),
      confidence: "high",
    } as never);
    return holding.rows(trx, person, {
      keys,
      random,
      config,
      now: clock.now(),
      seal: (kind, one) => openRecordSeal(keys, random, kind, one),
    });
  });
  const labels = (rows[0] ?? []).map(({ label }) => label);
  // Mask, distance, touch, care, and the app's confidence are columns of the row.
  assert.ok(labels.length >= 10, `only ${labels.join(", ")}`);
});
