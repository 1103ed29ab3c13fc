import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { neverIsolated, nextStep, type StepFacts } from "./next-step.ts";

const AT = "2020-12-27T03:00:00.000Z";
const REPORT = {
  due: "2020-12-28T03:00:00.000Z",
  document: "54/2015/TT-BYT",
  group: "A",
  hours: 24,
  confirmed: true,
} as const;
const SUMMARY: StepFacts["summary"] = {
  contacts: { all: 0, f1: 0, f2: 0, none: 0, waiting: 0, cases: 0, due: 0, late: 0 },
  quarantine: { own: null, now: 0, ended: 0, unwatched: 0, unquarantined: 0 },
  codes: { made: 0, used: 0, open: 0, failed: 0 },
  samples: { all: 0, waiting: 0, positive: 0 },
};
const codes = { made: 1, used: 0, open: 1, failed: 0 };

/** The step of a confirmed case to which nothing was done yet, but for what is said. */
const stepOf = (
  shown: Partial<StepFacts["shown"]>,
  summary: Partial<StepFacts["summary"]> = {},
  { timeline = [], now = AT }: { readonly timeline?: StepFacts["timeline"]; readonly now?: string } = {},
) =>
  nextStep({
    shown: {
      person: { phone: null },
      class: "confirmed",
      closed: null,
      interviewed: null,
      reported: null,
      report: REPORT,
      ...shown,
    },
    summary: { ...SUMMARY, ...summary },
    timeline,
    now: parseInstant(now),
  });

test("a confirmed case is interviewed, gets its code, is reported, waits for results, goes into quarantine, and is closed", () => {
  assert.equal(stepOf({}), "interview");
  const interviewed = AT;
  assert.equal(stepOf({ interviewed }), "code");
  assert.equal(stepOf({ interviewed }, { codes }), "report");
  const reported = AT;
  const samples = { all: 1, waiting: 1, positive: 0 };
  assert.equal(stepOf({ interviewed, reported }, { codes, samples }), "result");
  assert.equal(stepOf({ interviewed, reported }, { codes }), "quarantine");
  const quarantine = { own: "0123456789abcdef01234567", now: 0, ended: 0, unwatched: 0, unquarantined: 0 };
  assert.equal(stepOf({ interviewed, reported }, { codes, quarantine }), "close");
});

test("a code that a message can carry goes before the interview, and so does the class of whoever was tested positive", () => {
  const person = { phone: "+84912345678" };
  assert.equal(stepOf({ person }), "code");
  assert.equal(stepOf({ person }, { codes }), "interview");
  const suspected = { person, class: "suspected", report: null } as const;
  assert.equal(stepOf(suspected), "interview");
  assert.equal(stepOf(suspected, { samples: { all: 2, waiting: 1, positive: 1 } }), "interview");
  assert.equal(stepOf(suspected, { samples: { all: 1, waiting: 0, positive: 0 } }), "interview");
  assert.equal(stepOf(suspected, { samples: { all: 1, waiting: 0, positive: 1 } }), "classify");
});

test("a report goes before all others once its time is over, and not at the very moment", () => {
  assert.equal(stepOf({}, {}, { now: REPORT.due }), "interview");
  assert.equal(stepOf({}, {}, { now: "2020-12-28T03:00:00.001Z" }), "late");
  assert.equal(stepOf({ reported: AT }, {}, { now: "2020-12-29T03:00:00.000Z" }), "interview");
  assert.equal(stepOf({ report: null, interviewed: AT }, { codes }), "quarantine");
});

test("a suspected case has no code: it waits for a sample, its result, and then a class", () => {
  const suspected = { class: "suspected", interviewed: AT, report: null } as const;
  assert.equal(stepOf({ ...suspected, interviewed: null }), "interview");
  assert.equal(stepOf(suspected), "sample");
  const waiting = { samples: { all: 2, waiting: 1, positive: 1 } };
  assert.equal(stepOf(suspected, waiting), "result");
  assert.equal(stepOf({ ...suspected, report: REPORT }, waiting), "report");
  assert.equal(stepOf(suspected, { samples: { all: 1, waiting: 0, positive: 1 } }), "classify");
});

test("who was in a hospital or in quarantine before is not sent into quarantine again", () => {
  const done = { interviewed: AT, reported: AT } as const;
  const admission = {
    what: {
      kind: "course",
      what: { kind: "admission", where: "Trung tâm Y tế", from: "2020-12-20", to: null, intensive: null },
    },
  } as const;
  const symptom = {
    what: {
      kind: "course",
      what: { kind: "symptom", symptom: "fever", words: null, from: "2020-12-20", to: null },
    },
  } as const;
  assert.equal(stepOf(done, { codes }, { timeline: [admission] }), "close");
  assert.equal(stepOf(done, { codes }, { timeline: [symptom] }), "quarantine");
  assert.equal(
    stepOf(done, { codes }, { timeline: [{ what: { kind: "quarantine", place: "home" } }] }),
    "close",
  );
});

test("that a case was never kept apart is said of one that counts, until they were in quarantine or in a hospital", () => {
  const facts = { class: "confirmed", summary: SUMMARY, timeline: [] } as const;
  const own = { own: "0123456789abcdef01234567", now: 0, ended: 0, unwatched: 0, unquarantined: 0 };
  assert.equal(neverIsolated(facts), true);
  assert.equal(neverIsolated({ ...facts, class: "suspected" }), false);
  assert.equal(neverIsolated({ ...facts, class: "discarded" }), false);
  assert.equal(neverIsolated({ ...facts, summary: { ...SUMMARY, quarantine: own } }), false);
  assert.equal(neverIsolated({ ...facts, summary: { ...SUMMARY, quarantine: null } }), false);
  assert.equal(
    neverIsolated({ ...facts, timeline: [{ what: { kind: "quarantine", place: "home" } }] }),
    false,
  );
});

test("what a discarded case gave reason for is looked through before it is closed, and after", () => {
  const discarded = { class: "discarded" } as const;
  const own = { own: "0123456789abcdef01234567", now: 0, ended: 0, unwatched: 0, unquarantined: 0 };
  assert.equal(stepOf(discarded, { quarantine: own }), "release");
  assert.equal(
    stepOf(discarded, { quarantine: { own: null, now: 1, ended: 0, unwatched: 0, unquarantined: 0 } }),
    "release",
  );
  const contacts = { all: 2, f1: 1, f2: 1, none: 0, waiting: 0, cases: 0, due: 1, late: 0 };
  assert.equal(stepOf(discarded, { contacts }), "release");
  assert.equal(stepOf({ ...discarded, closed: AT }, { contacts }), "release");
  const over = {
    quarantine: { own: null, now: 0, ended: 2, unwatched: 0, unquarantined: 0 },
    contacts: { ...contacts, due: 0 },
  };
  assert.equal(stepOf(discarded, over), "discard");
  assert.equal(stepOf({ closed: AT }, { contacts }), "closed", "of a case that is one they go on");
});

test("contacts whom nobody classified or looks after, and calls that are late, come before closing, and are said after it", () => {
  const done = { interviewed: AT, reported: AT } as const;
  const quarantine = { own: "0123456789abcdef01234567", now: 0, ended: 0, unwatched: 0, unquarantined: 0 };
  const contacts = { all: 2, f1: 1, f2: 1, none: 0, waiting: 0, cases: 0, due: 1, late: 1 };
  for (const left of [
    { quarantine: { ...quarantine, unwatched: 2, unquarantined: 2 } },
    { quarantine, contacts },
    { quarantine, contacts: { ...contacts, waiting: 1, late: 0 } },
  ]) {
    assert.equal(stepOf(done, { codes, ...left }), "contacts");
    assert.equal(stepOf({ ...done, closed: AT }, { codes, ...left }), "left");
  }
  assert.equal(stepOf(done, { codes, quarantine, contacts: { ...contacts, late: 0 } }), "close");
});

test("what the reader may not see asks for nothing; a discarded or closed case has one end", () => {
  const nothing = { codes: null, samples: null, quarantine: null, contacts: null };
  assert.equal(stepOf({ interviewed: AT, reported: AT }, nothing), "close");
  assert.equal(stepOf({ class: "suspected", interviewed: AT, report: null }, nothing), "classify");
  assert.equal(stepOf({ class: "discarded" }), "discard");
  assert.equal(stepOf({ closed: AT }, {}, { now: "2021-01-27T03:00:00.000Z" }), "closed");
});
