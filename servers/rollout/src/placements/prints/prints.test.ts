/** Print runs over real HTTP: made in the background and cut off. A machine reads their codes in the deep test beside. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { listPlacements, PlacementKind, readPlacement } from "@bluezone/contract/rollout/placements";
import { listPrints, readPrint, startPrint } from "@bluezone/contract/rollout/prints";
import { grant } from "@bluezone/contract/staff/people";
import { SHEET_KINDS } from "@bluezone/paper/sheet";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { Seconds } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { open } from "../testing/visitor.ts";

const desk = shared(() => testRollout());

const transport = () => desk.as("rollout-officer", "89-transport-department");
async function jobs(): Promise<void> {
  desk.clock.advance(Seconds(6));
  await desk.rollout.runJobs(desk.clock.now());
}
const vehicles = (copies: number) =>
  [1, 2, 3].map((i) => ({ unit: desk.unit(`889-vehicle-${i}`), copies, route: "Long Xuyên – Châu Đốc" }));

/** The addresses that stand on the sheets of a PDF under their codes. */
const addressesOn = (pdf: Uint8Array): readonly string[] =>
  [
    ...pdfText(pdf)
      .join("\n")
      .matchAll(/127\.0\.0\.1:8083\/i\/\w{8}/g),
  ].map(([address]) => address);

/** A run of the transport department that is printed. */
async function printed(): Promise<string> {
  const officer = await transport();
  const id = randomUUID();
  await officer.post(startPrint, { id, kind: "vehicle-sheet", places: vehicles(1) });
  await jobs();
  assert.equal((await officer.post(readPrint, { id })).run.state, "ready");
  return id;
}

test("every kind of placement is one that paper can print", () => {
  assert.deepEqual([...PlacementKind.options].sort(), [...SHEET_KINDS].sort());
});

test("the address on a printed sheet leads to the page that says where it hangs, and that then counts one scan", async () => {
  const officer = await transport();
  const id = randomUUID();
  const { run } = await officer.post(startPrint, { id, kind: "vehicle-sheet", places: vehicles(1) });
  assert.deepEqual([run.state, run.sheets, run.placed, run.illustrative], ["making", 3, 0, true]);
  await jobs();
  const made = (await officer.post(readPrint, { id })).run;
  assert.deepEqual([made.state, made.set, made.pieces], ["ready", 3, [{ piece: 1, first: 1, last: 3 }]]);
  const answer = await officer.get(`/api/rollout/prints/file/${id}/1`);
  assert.equal(answer.headers.get("content-type"), "application/pdf");
  const addresses = addressesOn(new Uint8Array(await answer.arrayBuffer()));
  assert.equal(new Set(addresses).size, 3);
  const code = /^127\.0\.0\.1:8083\/i\/(\w{8})$/.exec(addresses[0] ?? "")?.[1] ?? "";
  const { placement } = await officer.post(readPlacement, { code });
  assert.deepEqual([placement.state, placement.printedOn, placement.scans7], ["printed", "2020-12-27", 0]);
  const seen = await open(`${desk.url}/i/${code}`);
  assert.ok(seen.html.includes(placement.name) && seen.html.includes("Long Xuyên – Châu Đốc"));
  await jobs();
  assert.equal((await officer.post(readPlacement, { code })).placement.scans7, 1);
});

test("a print run that is cut off goes on where it was, with the same codes, and the same id begins no second one", async (context) => {
  await desk.alone(context);
  // What a fresh server keeps by itself is kept before.
  await jobs();
  const officer = await transport();
  const id = randomUUID();
  const told = { id, kind: "vehicle-sheet" as const, places: vehicles(80), languages: "vi" as const };
  await officer.post(startPrint, told);
  const { put } = desk.blobs;
  const broken = new Error("the disk is full");
  let files = 0;
  Object.assign(desk.blobs, {
    put: async (...given: Parameters<typeof put>) => {
      files += 1;
      if (files === 2) throw broken;
      return put(...given);
    },
  });
  await jobs();
  const half = (await officer.post(readPrint, { id })).run;
  assert.deepEqual([half.state, half.placed, half.set, half.pieces.length], ["making", 240, 100, 1]);
  const codes = async () =>
    (
      await desk.database.db
        .selectFrom("print_sheet")
        .select(["sheet", "code"])
        .where("run", "=", id)
        .orderBy("sheet")
        .execute()
    ).map(({ code }) => code);
  const before = await codes();
  Object.assign(desk.blobs, { put });
  desk.clock.advance(Seconds(60));
  await jobs();
  const whole = (await officer.post(startPrint, told)).run;
  assert.deepEqual(
    [whole.state, whole.set, whole.pieces.map(({ last }) => last)],
    ["ready", 240, [100, 200, 240]],
  );
  assert.deepEqual(await codes(), before);
  assert.equal(new Set(before).size, 240);
  const { runs } = await officer.post(listPrints, {});
  assert.equal(runs.filter((run) => run.id === id).length, 1);
});

test("a sheet that is printed anew keeps its code and waits to be hung again", async () => {
  const officer = await transport();
  await printed();
  const { placements } = await officer.post(listPlacements, {
    kind: "vehicle-sheet",
    state: "printed",
    limit: 2,
  });
  const codes = placements.map(({ code }) => code);
  const before = (await officer.post(listPlacements, {})).total;
  desk.clock.advance(Seconds(60));
  const id = randomUUID();
  const { run } = await officer.post(startPrint, { id, kind: "vehicle-sheet", codes: [...codes, ...codes] });
  assert.deepEqual([run.again, run.sheets], [true, 2]);
  await jobs();
  assert.equal((await officer.post(readPrint, { id })).run.state, "ready");
  assert.equal((await officer.post(listPlacements, {})).total, before);
  assert.equal(
    (await officer.tries(startPrint, { id: randomUUID(), kind: "poster-a4", codes })).code,
    "conflict",
  );
});

test("what cannot be printed is refused before a sheet is made, with a code", async () => {
  const officer = await transport();
  const asked = (more: object) =>
    officer.tries(startPrint, { id: randomUUID(), kind: "vehicle-sheet", ...more }).then(({ code }) => code);
  assert.equal(await asked({}), "nothing_to_print");
  assert.equal(
    await asked({ places: Array(5).fill({ unit: desk.unit("889-vehicle-1"), copies: 500 }) }),
    "too_many_sheets",
  );
  assert.equal(await asked({ places: [{ unit: desk.unit("889-school") }] }), "not_found");
  assert.equal(await asked({ codes: ["ZZZZZZZZ"] }), "not_found");
  assert.equal(await asked({ places: [{ unit: desk.unit("889-vehicle-1"), copies: 0 }] }), "bad_request");
  const observer = await desk.as("observer", "89-transport-department");
  assert.equal(
    (await observer.tries(startPrint, { id: randomUUID(), kind: "vehicle-sheet", places: vehicles(1) })).code,
    "not_allowed",
  );
});

test("another department can neither see a print run nor have its file", async () => {
  const officer = await transport();
  const run = { id: await printed() };
  const school = await desk.as("rollout-officer", "89-education-department");
  assert.equal((await school.post(listPrints, {})).runs.length, 0);
  assert.equal((await school.tries(readPrint, { id: run.id })).code, "not_found");
  assert.equal((await school.get(`/api/rollout/prints/file/${run.id}/1`)).status, 404);
  for (const path of [`${run.id}/99`, `${run.id}/0`, `..%2F..%2Fx/1`])
    assert.equal((await officer.get(`/api/rollout/prints/file/${path}`)).status, 404, path);
});

test("a sheet that does not fit on paper ends its run with a code, and the next run goes on", async () => {
  const officer = await transport();
  const [wide, next] = [randomUUID(), randomUUID()];
  const place = { unit: desk.unit("889-vehicle-1") };
  await officer.post(startPrint, { id: wide, kind: "table-card", places: [place] });
  const kept = await desk.database.db
    .selectFrom("print_run")
    .select("places")
    .where("id", "=", wide)
    .executeTakeFirstOrThrow();
  // As a version with longer names would have kept it.
  const places = kept.places.replace('"name":""', `"name":"${"x".repeat(81)}"`);
  assert.notEqual(places, kept.places);
  await desk.database.db.updateTable("print_run").set({ places }).where("id", "=", wide).execute();
  desk.clock.advance(Seconds(1));
  await officer.post(startPrint, {
    id: next,
    kind: "vehicle-sheet",
    places: [{ ...place, name: "#import *_$@" }],
  });
  await jobs();
  const { run } = await officer.post(readPrint, { id: wide });
  assert.deepEqual([run.state, run.fault], ["failed", "text_too_long"]);
  assert.equal((await officer.post(readPrint, { id: next })).run.state, "ready");
  const turned = { id: randomUUID(), kind: "vehicle-sheet", places: [{ ...place, name: "Xe \u202e76B" }] };
  assert.equal((await officer.tries(startPrint, turned)).code, "bad_request");
});

test("an electronic board has a picture, what is no board has none", async () => {
  const officer = await desk.as("rollout-officer", "89-culture-department");
  const id = randomUUID();
  const place = { unit: desk.unit("883-advertiser"), name: "Bảng minh họa cầu Hoàng Diệu" };
  await officer.post(startPrint, { id, kind: "e-board-16-9", places: [place] });
  await jobs();
  const { placements } = await officer.post(listPlacements, { kind: "e-board-16-9" });
  const code = placements[0]?.code ?? "";
  const answer = await officer.get(`/api/rollout/prints/board/${code}`);
  assert.match(answer.headers.get("content-type") ?? "", /^image\/(png|svg\+xml)/);
  await printed();
  const [sheet] = (await (await transport()).post(listPlacements, { kind: "vehicle-sheet", limit: 1 }))
    .placements;
  assert.equal((await (await transport()).get(`/api/rollout/prints/board/${sheet?.code}`)).status, 404);
  assert.equal((await (await transport()).get(`/api/rollout/prints/board/${code}`)).status, 404);
});

test("a run belongs to a unit at which who starts it may print: where they are at home, else another of theirs", async () => {
  const boss = await desk.as("administrator", "89-province-committee");
  const observer = await desk.as("observer", "89-education-department");
  for (const [role, unit] of [
    ["observer", "89-health-department"],
    ["rollout-officer", "883-district-committee"],
  ] as const)
    await boss.post(grant, { personId: observer.id, role, unitId: desk.unit(unit) });
  const id = randomUUID();
  await observer.post(startPrint, {
    id,
    kind: "counter-stand",
    places: [{ unit: desk.unit("883-one-stop-counter"), copies: 1 }],
  });
  const { unit } = await desk.database.db
    .selectFrom("print_run")
    .select("unit")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  assert.equal(unit, desk.unit("883-district-committee"));
});
