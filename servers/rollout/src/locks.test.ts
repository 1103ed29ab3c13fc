/** What is read to be changed is held until the transaction ends: of two who change it, the second sees what the first did. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Week } from "@bluezone/contract/rollout/week";
import { holds } from "@bluezone/server-kit/testing/holds";
import { shared } from "@bluezone/server-kit/testing/shared";
import { lockBlock } from "./bulletins/blocks-store.ts";
import { lockBulletin } from "./bulletins/store.ts";
import { taskToChange } from "./directives/plan/store.ts";
import { lockDirective } from "./directives/store.ts";
import { lockVisit } from "./help/visits/store.ts";
import { lockEntry } from "./media/store.ts";
import { putDownloads } from "./numbers/downloads-store.ts";
import { holdPlacements } from "./placements/actions-store.ts";
import { holdRun } from "./placements/prints/store.ts";
import { lockRumour } from "./rumours/store.ts";
import type { Transaction } from "./tables.ts";
import { partsToChange } from "./tasks/store.ts";
import { at, OURS, testRows } from "./testing/rows.ts";

const t = shared(testRows);

const id = "x";
const downloads = {
  district: "889",
  week: Week.parse("2020-12-27"),
  count: 1,
  source: "",
  illustrative: false,
};
/** Whatever holds a row, by its name. */
const HOLD: Readonly<Record<string, (trx: Transaction) => Promise<unknown>>> = {
  "a claim": (trx) => lockRumour(trx, OURS, id),
  "parts of tasks": (trx) => partsToChange(trx, OURS, [id]),
  "a task": (trx) => taskToChange(trx, id),
  "a directive": (trx) => lockDirective(trx, id),
  "an entry of the media": (trx) => lockEntry(trx, OURS, id),
  "a print run": (trx) => holdRun(trx, id),
  placements: (trx) => holdPlacements(trx, OURS, [id]),
  "a visit": (trx) => lockVisit(trx, OURS, id),
  "a bulletin": (trx) => lockBulletin(trx, OURS, id),
  "a block": (trx) => lockBlock(trx, id, 1),
  "downloads of a week": (trx) => putDownloads(trx, downloads, id, at(0)),
};

for (const [what, hold] of Object.entries(HOLD))
  test(`${what}: held until the transaction ends`, async () =>
    assert.ok(await t.within((trx) => holds(trx, hold))));
