/** Print runs over real HTTP: made in the background, cut off, read by a machine. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { listPlacements, PlacementKind, readPlacement } from "@bluezone/contract/rollout/placements";
import { listPrints, readPrint, startPrint } from "@bluezone/contract/rollout/prints";
import { SHEET_KINDS } from "@bluezone/paper/sheet";
import { Seconds } from "@bluezone/protocol/time";
import { type TestRollout, testRollout } from "../../testing/rollout.ts";
import { open } from "../testing/visitor.ts";

let desk: TestRollout;
before(async () => {
  desk = await testRollout();
});
after(() => desk.close());

const has = (tool: string): boolean => spawnSync(tool, ["--version"]).error === undefined;
const TOOLS = has("pdftoppm") && has("zbarimg") ? false : "needs pdftoppm and zbarimg";

const transport = () => desk.as("rollout-officer", "89-transport-department");
async function jobs(): Promise<void> {
  desk.clock.advance(Seconds(6));
  await desk.rollout.runJobs(desk.clock.now());
}
const vehicles = (copies: number) =>
  [1, 2, 3].map((i) => ({ unit: desk.unit(`889-vehicle-${i}`), copies, route: "Long Xuyên – Châu Đốc" }));

/** The addresses of all QR codes of a PDF, as a machine reads them. */
function readCodes(pdf: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-print-"));
  try {
    writeFileSync(join(folder, "print.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", "110", "-png", join(folder, "print.pdf"), join(folder, "page")]);
    const found = execFileSync("sh", ["-c", `zbarimg -q --raw ${folder}/page*.png 2>/dev/null`], {
      encoding: "utf8",
    });
    return found.trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("every kind of placement is one that paper can print", () => {
  assert.deepEqual([...PlacementKind.options].sort(), [...SHEET_KINDS].sort());
});

test("the code on a printed sheet, read by a machine, leads to the page that says where it hangs, and that then counts one scan", {
  skip: TOOLS,
}, async () => {
  const officer = await transport();
  const id = randomUUID();
  const { run } = await officer.post(startPrint, { id, kind: "vehicle-sheet", places: vehicles(1) });
  assert.deepEqual([run.state, run.sheets, run.placed, run.illustrative], ["making", 3, 0, true]);
  await jobs();
  const made = (await officer.post(readPrint, { id })).run;
  assert.deepEqual([made.state, made.set, made.pieces], ["ready", 3, [{ piece: 1, first: 1, last: 3 }]]);
  const answer = await officer.get(`/api/rollout/prints/file/${id}/1`);
  assert.equal(answer.headers.get("content-type"), "application/pdf");
  const addresses = readCodes(new Uint8Array(await answer.arrayBuffer()));
  assert.equal(new Set(addresses).size, 3);
  const code = /^http:\/\/127\.0\.0\.1:8083\/i\/(\w{8})$/.exec(addresses[0] ?? "")?.[1] ?? "";
  const { placement } = await officer.post(readPlacement, { code });
  assert.deepEqual([placement.state, placement.printedOn, placement.scans7], ["printed", "2020-12-27", 0]);
  const seen = await open(`${desk.url}/i/${code}`);
  assert.ok(seen.html.includes(placement.name) && seen.html.includes("Long Xuyên – Châu Đốc"));
  await jobs();
  assert.equal((await officer.post(readPlacement, { code })).placement.scans7, 1);
});

test("a print run that is cut off goes on where it was, with the same codes, and the same id begins no second one", async () => {
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
  const { placements } = await officer.post(listPlacements, { state: "printed", limit: 2 });
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
  const [run] = (await officer.post(listPrints, {})).runs;
  assert.ok(run);
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

test("the picture for an electronic board has its dots, and its code leads to its page; what is no board has none", {
  skip: TOOLS,
}, async () => {
  const officer = await desk.as("rollout-officer", "89-culture-department");
  const id = randomUUID();
  const place = { unit: desk.unit("883-advertiser"), name: "Bảng minh họa cầu Hoàng Diệu" };
  await officer.post(startPrint, { id, kind: "e-board-16-9", places: [place] });
  await jobs();
  const { placements } = await officer.post(listPlacements, { kind: "e-board-16-9" });
  const code = placements[0]?.code ?? "";
  const answer = await officer.get(`/api/rollout/prints/board/${code}`);
  assert.equal(answer.headers.get("content-type"), "image/png");
  const png = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1920, 1080]);
  const folder = mkdtempSync(join(tmpdir(), "bluezone-board-"));
  writeFileSync(join(folder, "board.png"), png);
  const read = execFileSync("sh", ["-c", `zbarimg -q --raw ${folder}/board.png 2>/dev/null`], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  assert.equal(read.trim(), `http://127.0.0.1:8083/i/${code}`);
  const [sheet] = (await (await transport()).post(listPlacements, { kind: "vehicle-sheet", limit: 1 }))
    .placements;
  assert.equal((await (await transport()).get(`/api/rollout/prints/board/${sheet?.code}`)).status, 404);
  assert.equal((await (await transport()).get(`/api/rollout/prints/board/${code}`)).status, 404);
});
