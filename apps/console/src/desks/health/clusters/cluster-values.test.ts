/** A cluster as a form has it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { clusterIn, clusterValues, daysInOrder, NEW_CLUSTER } from "./cluster-values.ts";

const today = parseDay("2020-12-28");

test("what is sent is what was typed, and what is left empty is nothing", () => {
  const typed = clusterIn({ ...NEW_CLUSTER, name: " Chợ Cái Dầu ", kind: "market", from: "2012" }, today);
  assert.deepEqual(typed, {
    ...{ name: "Chợ Cái Dầu", kind: "market", commune: null, address: null, from: "2020-12-20" },
    ...{ to: null, venue: null, note: null },
  });
  assert.deepEqual(clusterIn(clusterValues(typed), today), typed);
});

test("the first day has come, and the last is not before it", () => {
  const inOrder = (from: string, to: string) => daysInOrder({ from, to }, today);
  assert.ok(inOrder("", "") && inOrder("28/12", "") && inOrder("20/12", "20/12") && inOrder("", "20/12"));
  assert.ok(!inOrder("29/12/2020", "") && !inOrder("21/12", "20/12"));
});
