/** What a merge must not lose: the surer class, codes that went out, samples and courses, as long as the case goes on. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import type { RequestInput } from "@bluezone/contract/endpoint";
import { mergeCases, undoMerge } from "@bluezone/contract/health/case-merges";
import { classifyCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import { addCourse, readCourse } from "@bluezone/contract/health/course";
import { sendCode, speakCode } from "@bluezone/contract/health/issued-codes";
import { addSample, readSamples } from "@bluezone/contract/health/samples";
import { readSummary, readTimeline } from "@bluezone/contract/health/timeline";
import { readToday } from "@bluezone/contract/health/today";
import { Days, Minutes, parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { recordIds } from "../testing/record-ids.ts";
import { waitingOf } from "../testing/waiting.ts";
import { dropCasesAbout } from "./holding-store.ts";

let t: TestHealth;
let leader: SignedIn;
async function open(): Promise<void> {
  t = await testHealth({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
    HEALTH_IDLE: "12h",
    HEALTH_SESSION: "7d",
  });
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  leader = await t.as("epidemiologist", "889-medical-centre");
}
before(open);
after(() => t.close());

/** Opens a server for one test alone, which goes far ahead in time. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, leader] as const;
  context.after(async () => {
    await t.close();
    [t, leader] = shared;
  });
  await open();
}

const CONFIRMED = {
  class: "confirmed",
  tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
} as const;
const SUSPECTED = { class: "suspected", tested: null } as const;

let drawn = 0;
const draw = recordIds();
async function record(classed: RequestInput<typeof recordCase>["classed"]): Promise<string> {
  drawn += 1;
  const person = {
    name: "Thạch Sóc Minh Họa",
    birthYear: 1930 + drawn,
    phone: `09127${String(drawn).padStart(5, "0")}`,
    commune: "30478",
    address: null,
  };
  const { id } = await leader.post(recordCase, {
    once: crypto.randomUUID(),
    person,
    classed,
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  return id;
}
const read = (id: string) => leader.post(readCase, { id });
const seen = async (id: string) => ({ id, version: (await read(id)).case.version });
const merge = async (keep: string, gone: string): Promise<string> =>
  (await leader.post(mergeCases, { keep: await seen(keep), gone: await seen(gone) })).mergeId;
const addTo = async (caseId: string): Promise<void> => {
  const sample = {
    taken: "2020-12-26",
    specimen: "throat",
    test: "pcr",
    laboratory: null,
    result: null,
  } as const;
  await leader.post(addSample, { of: { caseId }, id: draw(), sample });
  const what = { kind: "vaccination", dose: 1, product: null, from: "2020-12-01" } as const;
  await leader.post(addCourse, { caseId, id: draw(), what });
};
const heldOf = async (caseId: string) => {
  const { samples } = await leader.post(readSamples, { of: { caseId } });
  const { entries } = await leader.post(readCourse, { caseId });
  const summary = await leader.post(readSummary, { id: caseId });
  return [samples.length, entries.length, summary.samples?.all];
};

test("the surer class of two records goes on, with its test and its place in the counts, and goes back when the merge is undone", async () => {
  const [keep, gone] = [await record(SUSPECTED), await record(CONFIRMED)];
  const counts = async () => {
    const { cases } = await leader.post(readToday, {});
    return [cases.new, cases.open];
  };
  const counted = await counts();
  const mergeId = await merge(keep, gone);
  const { case: merged, classes } = await read(keep);
  assert.deepEqual(
    [merged.class, merged.classDay, merged.tested],
    ["confirmed", "2020-12-27", CONFIRMED.tested],
  );
  assert.deepEqual(
    classes.map(({ from, to }) => [from, to]),
    [
      ["suspected", "confirmed"],
      [null, "suspected"],
    ],
  );
  assert.deepEqual(await counts(), counted);
  await leader.post(undoMerge, { mergeId });
  const { case: back } = await read(keep);
  assert.deepEqual([back.class, back.classDay, back.tested], ["suspected", "2020-12-27", null]);
  assert.equal((await read(gone)).case.class, "confirmed");
  assert.deepEqual(await counts(), counted);
  const rows = await t.database.db
    .selectFrom("case_record")
    .select("counted_ms")
    .where("id", "=", keep)
    .execute();
  assert.deepEqual(rows, [{ counted_ms: null }], "it never was a case");

  await merge(gone, keep);
  assert.equal((await read(gone)).case.class, "confirmed", "what is less sure changes nothing");
});

test("a class that an officer changed after the merge stays when it is undone", async () => {
  const [keep, gone] = [await record(SUSPECTED), await record(CONFIRMED)];
  const mergeId = await merge(keep, gone);
  t.clock.advance(Minutes(1));
  const changed = { class: "probable", tested: CONFIRMED.tested } as const;
  await leader.post(classifyCase, { ...(await seen(keep)), classed: changed, reason: "mẫu hỏng" });
  await leader.post(undoMerge, { mergeId });
  assert.equal((await read(keep)).case.class, "probable");
});

test("codes of a merged record are those of the case that goes on: seen, told of and ended with it", async () => {
  const [keep, gone] = [await record(CONFIRMED), await record(CONFIRMED)];
  await leader.post(sendCode, { caseId: gone, seen: null });
  const without = await waitingOf(leader, "casesWithoutCode");
  await merge(keep, gone);
  assert.equal(await waitingOf(leader, "casesWithoutCode"), without - 1);
  const { codes } = await read(keep);
  const last = codes[0]?.id ?? null;
  assert.ok(last);
  await leader.post(speakCode, { caseId: keep, seen: last });
  const after = (await read(keep)).codes;
  assert.deepEqual(
    after.map(({ way, ended }) => [way, ended !== null]),
    [
      ["spoken", false],
      ["result", true],
    ],
  );

  const [other, sent] = [await record(CONFIRMED), await record(CONFIRMED)];
  await leader.post(sendCode, { caseId: sent, seen: null });
  await merge(other, sent);
  const { told } = await leader.post(classifyCase, {
    ...(await seen(other)),
    classed: { class: "discarded", tested: CONFIRMED.tested },
    reason: "mẫu của người khác",
  });
  assert.equal(told, true);
});

test("samples and courses of merged records stand with the case, through two merges and as long as it is kept", async (context) => {
  await alone(context);
  const [first, second, last] = [await record(SUSPECTED), await record(SUSPECTED), await record(SUSPECTED)];
  for (const id of [first, second, last]) await addTo(id);
  await merge(second, first);
  const mergeId = await merge(last, second);
  assert.deepEqual(await heldOf(last), [3, 3, 3]);
  await leader.post(undoMerge, { mergeId });
  assert.deepEqual(
    [await heldOf(last), await heldOf(second)],
    [
      [1, 1, 1],
      [2, 2, 2],
    ],
  );
  await merge(last, second);

  const rowsOf = async () =>
    Promise.all(
      (["case_record", "course", "sample"] as const).map(async (table) => {
        const column = table === "case_record" ? "id" : "case_id";
        const of = t.database.db.selectFrom(table).select("id").where(column, "in", [first, second, last]);
        return (await of.execute()).length;
      }),
    );
  t.clock.advance(Days(91));
  await t.health.runJobs(t.clock.now());
  assert.deepEqual(await rowsOf(), [3, 3, 3], "the case is open");
  await t.database.db
    .updateTable("case_record")
    .set({ closed_ms: ms(t.clock.now()) })
    .where("id", "=", last)
    .execute();
  t.clock.advance(Days(90));
  await t.health.runJobs(t.clock.now());
  assert.deepEqual(await rowsOf(), [0, 0, 0]);
});

/** A record at the unit of one officer, of somebody of the same name. */
const recordAt = async (officer: SignedIn, commune: string): Promise<string> => {
  drawn += 1;
  const phone = `09128${String(drawn).padStart(5, "0")}`;
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name: "Thạch Sóc Hai Nơi", birthYear: 1930 + drawn, phone, commune, address: null },
    classed: SUSPECTED,
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  return id;
};
const seenOf = async (id: string) => ({
  id,
  version: (await leader.post(readCase, { id })).case.version,
});

test("samples of a merged record are shown to whom its person is in reach of, and to nobody else", async () => {
  const here = await t.as("health-officer", "30478-health-station");
  const there = await t.as("health-officer", "30472-health-station");
  const [keep, gone] = [await recordAt(here, "30478"), await recordAt(there, "30472")];
  const sample = { taken: "2020-12-26", specimen: "throat", test: "pcr", laboratory: null } as const;
  await there.post(addSample, { of: { caseId: gone }, id: draw(), sample: { ...sample, result: null } });
  await leader.post(mergeCases, { keep: await seenOf(keep), gone: await seenOf(gone) });
  const counted = async (officer: SignedIn) => [
    (await officer.post(readSamples, { of: { caseId: keep } })).samples.length,
    (await officer.post(readSummary, { id: keep })).samples?.all,
    (await officer.post(readTimeline, { id: keep })).entries.filter(({ what }) => what.kind === "sample")
      .length,
  ];
  assert.deepEqual(await counted(leader), [1, 1, 1]);
  assert.deepEqual(await counted(here), [0, 0, 0]);
});

test("a record that was merged into somebody's case goes with it when they are deleted, and no merge is left", async () => {
  const [keep, gone, mid] = [await record(CONFIRMED), await record(SUSPECTED), await record(SUSPECTED)];
  await leader.post(mergeCases, { keep: await seenOf(mid), gone: await seenOf(gone) });
  await leader.post(mergeCases, { keep: await seenOf(keep), gone: await seenOf(mid) });
  const { person } = (await leader.post(readCase, { id: keep })).case;
  await t.database.transaction((trx) => dropCasesAbout(trx, person.id));
  const left = await t.database.db
    .selectFrom("case_record")
    .select("id")
    .where("id", "in", [keep, gone, mid])
    .execute();
  assert.deepEqual(left, []);
  const merges = await t.database.db
    .selectFrom("case_merge")
    .select("id")
    .where("keep_id", "in", [keep, mid])
    .execute();
  assert.deepEqual(merges, []);
});
