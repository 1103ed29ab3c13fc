import assert from "node:assert/strict";
import { test } from "node:test";
import { PROFILES } from "@bluezone/policy/profile";
import { Day, Hours, parseInstant, plus } from "@bluezone/protocol/time";
import type { StoredMatch } from "../../storage.ts";
import type { DayFacts } from "./encounters.ts";
import { type Circumstances, raise } from "./raise.ts";

const NOW = parseInstant("2020-12-27T12:00:00+07:00");
const LATER = plus(NOW, Hours(3));
const DAY = Day(18_623);
const circumstances = (changes: Partial<Circumstances> = {}): Circumstances => ({
  now: NOW,
  held: false,
  steps: PROFILES.default.steps,
  part: () => "hidden",
  ...changes,
});
const facts = (changes: Partial<DayFacts> = {}): DayFacts => ({
  day: DAY,
  level: "high",
  keys: ["a"],
  minutes: 20,
  encounters: 1,
  confidence: "high",
  unmeasured: false,
  kind: "confirmed",
  presence: [],
  ...changes,
});
const match = (key: string, reportType: StoredMatch["reportType"]) => ({ key, reportType }) as StoredMatch;

test("a day alerts once, with its deadlines and first step", () => {
  const { alerts, raised } = raise([], [facts()], [], circumstances());
  assert.deepEqual(raised, [DAY]);
  const [alert] = alerts;
  assert.deepEqual(
    [alert?.id, alert?.testBefore, alert?.watchUntil, alert?.today, alert?.again, alert?.seen],
    ["2020-12-27", DAY + 4, DAY + 14, "stay-home-if-possible", false, false],
  );
  assert.deepEqual(raise(alerts, [facts()], [], circumstances({ now: LATER })).raised, []);
});

test("what happens to an alert that stands and was seen", () => {
  const stood = raise([], [facts({ level: "low" })], [], circumstances()).alerts.map((a) => ({
    ...a,
    seen: true,
  }));
  const revoked = [match("a", "revoked")];
  const table: [says: string, day: DayFacts | null, matches: StoredMatch[], outcome: object][] = [
    [
      "nothing new",
      facts({ level: "low" }),
      [],
      { raised: 0, withdrawn: 0, seen: true, level: "low", again: false },
    ],
    [
      "a further key",
      facts({ level: "low", keys: ["a", "b"] }),
      [],
      { raised: 1, withdrawn: 0, seen: false, level: "low", again: true },
    ],
    ["the day gets worse", facts(), [], { raised: 1, withdrawn: 0, seen: false, level: "high", again: true }],
    [
      "another kind",
      facts({ level: "low", kind: "clinical" }),
      [],
      { raised: 1, withdrawn: 0, seen: false, level: "low", again: false },
    ],
    [
      "a new policy would not warn",
      null,
      [],
      { raised: 0, withdrawn: 0, seen: true, level: "low", again: false },
    ],
    [
      "its key is taken back",
      null,
      revoked,
      { raised: 0, withdrawn: 1, seen: false, level: "low", again: false },
    ],
    [
      "another day's key is taken back",
      null,
      [match("z", "revoked")],
      { raised: 0, withdrawn: 0, seen: true, level: "low", again: false },
    ],
  ];
  for (const [says, day, matches, outcome] of table) {
    const { alerts, raised, withdrawn } = raise(
      stood,
      day ? [day] : [],
      matches,
      circumstances({ now: LATER }),
    );
    const { seen, level, again } = alerts[0]!;
    assert.deepEqual(
      { raised: raised.length, withdrawn: withdrawn.length, seen, level, again },
      outcome,
      says,
    );
  }
});

test("an alert is lowered by a revised result only, and comes back when one withdrawn is near again", () => {
  const stood = raise([], [facts({ keys: ["a", "b"] })], [], circumstances()).alerts;
  const milder = facts({ level: "low", keys: ["b"] });
  assert.equal(raise(stood, [milder], [], circumstances()).alerts[0]?.level, "high");
  assert.equal(raise(stood, [milder], [match("a", "revoked")], circumstances()).alerts[0]?.level, "low");
  const gone = raise(stood, [], [match("a", "revoked"), match("b", "revoked")], circumstances()).alerts;
  assert.equal(gone[0]?.withdrawnAt, NOW);
  const back = raise(gone, [facts({ keys: ["c"] })], [], circumstances({ now: LATER }));
  assert.deepEqual([back.raised, back.alerts[0]?.withdrawnAt, back.alerts[0]?.again], [[DAY], null, false]);
});

test("while alerts are held nothing new is raised, and a withdrawal still is told", () => {
  const held = circumstances({ held: true });
  assert.deepEqual(raise([], [facts()], [], held), { alerts: [], raised: [], withdrawn: [] });
  const stood = raise([], [facts()], [], circumstances()).alerts;
  assert.deepEqual(raise(stood, [facts({ keys: ["a", "b"] })], [], held).alerts, stood);
  assert.deepEqual(raise(stood, [], [match("a", "revoked")], held).withdrawn, [DAY]);
});
