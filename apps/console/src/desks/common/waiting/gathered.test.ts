import assert from "node:assert/strict";
import { test } from "node:test";
import type { WaitingItem } from "../../../shell/waiting-desk.ts";
import { gathered } from "./gathered.ts";

const item = (subject: string, more: Partial<WaitingItem> = {}): WaitingItem => ({
  ...{ kind: "contactsUnclassed", subject, record: subject, label: "AG-0001", things: null },
  ...{ unitName: "Trạm Y tế xã Vĩnh Hanh", urgent: false, since: "2020-12-28T01:00:00Z", due: null },
  ...{ overdue: false, assignee: null, mine: false, held: false },
  ...more,
});
const lines = (...items: readonly WaitingItem[]) =>
  gathered(items).map((line) => line.map(({ subject }) => subject));

test("contacts of one case are one line, wherever they stand in the list and however long they wait", () => {
  const later = { since: "2020-12-28T02:00:00Z" };
  assert.deepEqual(lines(item("a"), item("b", { label: "AG-0002" }), item("c", later)), [["a", "c"], ["b"]]);
});

test("what a line says tells them apart: unit, deadline, who has it; so do rounds, which stand for many already", () => {
  const others: readonly Partial<WaitingItem>[] = [
    { kind: "followUps" },
    { unitName: "Trạm Y tế xã Vĩnh Nhuận" },
    { due: "2020-12-28T10:00:00Z" },
    { due: "2020-12-27T10:00:00Z", overdue: true },
    { assignee: { id: "x", name: "Mohamad Sa Lễ", away: false } },
    { urgent: true },
  ];
  for (const other of others)
    assert.equal(lines(item("a"), item("b", other)).length, 2, JSON.stringify(other));
  assert.equal(lines(item("a", { things: 2 }), item("b", { things: 2 })).length, 2);
});
