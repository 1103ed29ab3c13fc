import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, type Instant, Minutes, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { daysOf, outcomeOf, quantile, standingAt } from "./judgement.ts";
import { openLedger, type Round } from "./ledger.ts";
import { statusPage } from "./page/status-page.ts";

const NOW = parseInstant("2020-12-27T14:30:00+07:00");
const round = (ago: number, took: number | null, gaveUp = false): Round => {
  const began = minus(NOW, Minutes(ago));
  const alert = took === null ? null : plus(began, Minutes(took));
  return {
    began,
    ended: { code: began, upload: began, export: alert, alert },
    gaveUp: gaveUp ? plus(began, Minutes(60)) : null,
  };
};

test("an alert within 25 minutes arrived, after that it is late, and without it the round is missed from then on", () => {
  for (const [one, outcome] of [
    [round(25, null), "waiting"],
    [round(25.1, null), "missed"],
    [round(60, 25), "arrived"],
    [round(60, 25.1), "late"],
    [round(90, null, true), "missed"],
  ] as const)
    assert.equal(outcomeOf(one, NOW), outcome);
});

test("alerts arrive when the newest round that is due says so; old ones say nothing", () => {
  assert.equal(standingAt([round(40, null), round(30, 12), round(5, null)], NOW), "arrive");
  assert.equal(standingAt([round(45, 12), round(30, null)], NOW), "missed");
  assert.equal(standingAt([round(50, 40)], NOW), "late");
  assert.equal(standingAt([round(300, 12)], NOW), "unknown");
  assert.equal(standingAt([], NOW), "unknown");
});

test("a quantile is one of the lengths, by the nearest rank", () => {
  const lengths = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map(Minutes);
  assert.deepEqual(
    [0.5, 0.9, 1].map((q) => quantile(lengths, q)),
    [15, 19, 20].map(Minutes),
  );
  assert.equal(quantile([], 0.5), null);
});

test("days in Vietnam have their rounds, and a day without any has none", () => {
  const today = dayOf(NOW, "vietnam");
  const rounds = [round(24 * 60, 12), round(70, 12), round(55, 30), round(40, null)];
  assert.deepEqual(
    daysOf(rounds, (today - 2) as typeof today, today, NOW).map(({ day: _, ...counts }) => counts),
    [
      { arrived: 0, late: 0, missed: 0 },
      { arrived: 1, late: 0, missed: 0 },
      { arrived: 1, late: 1, missed: 1 },
    ],
  );
});

test("the page says first whether alerts arrive, in words and without a script; what an operator wrote is text", () => {
  const facts = {
    rounds: [round(55, 30), round(40, 12), round(26, null)],
    incidents: [
      { id: 1, from: minus(NOW, Minutes(26)), until: null, vi: "Đĩa đầy <b>", en: "A disk is full <b>" },
    ],
    now: NOW,
    operator: "Sở Y tế minh họa",
  };
  const vi = statusPage("vi", facts);
  const en = statusPage("en", facts);
  assert.match(vi, /Lần thử gần nhất chưa đến/);
  assert.match(en, /The last test has not arrived/);
  assert.match(vi, /Đĩa đầy &lt;b&gt;/);
  assert.match(en, /A disk is full &lt;b&gt;/);
  assert.match(en, /2\/3/);
  for (const page of [vi, en]) assert.doesNotMatch(page, /<script|style="|<b>/);
  assert.match(statusPage("en", { ...facts, rounds: [], incidents: [] }), /Not known/);
});

test("a leg that ended stays as it was first, and what is older than the page shows goes", () => {
  const ledger = openLedger(":memory:");
  const old = minus(NOW, Minutes(92 * 24 * 60));
  for (const began of [old, NOW]) ledger.begin(began);
  ledger.end(NOW, "code", plus(NOW, Minutes(1)));
  ledger.end(NOW, "code", plus(NOW, Minutes(2)));
  const id = ledger.addIncident({ from: old, until: null, vi: "a", en: "b" });
  assert.deepEqual(
    [ledger.endIncident(id, plus(old, Minutes(1))), ledger.endIncident(id, NOW)],
    [true, false],
  );
  ledger.forget(NOW);
  assert.deepEqual(
    ledger.rounds(0 as Instant).map(({ began, ended }) => [began, ended.code]),
    [[NOW, plus(NOW, Minutes(1))]],
  );
  assert.deepEqual(ledger.incidents(), []);
  ledger.close();
});
