/** What the stores of bulletins leave out: drafts of others, other days, stations and states, other versions of a block. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Store } from "../tables.ts";
import { at, DAY, day, EVERYWHERE, HOLD, HOLDING, OURS, testRows } from "../testing/rows.ts";
import { waits } from "../testing/waiting.ts";
import { keptSound } from "./approve.ts";
import { blockRows, insertBlock, lockBlock, newestApproved, setApproved, setSigned } from "./blocks-store.ts";
import {
  approvedUntil,
  countStations,
  deleteDraft,
  findBulletin,
  findBulletins,
  firstDaysOf,
  idTaken,
  insertTargets,
  lockBulletin,
  namesOf,
  nextNumber,
  packageFor,
  packagesFor,
  pathsWithin,
  publicSound,
  putRecording,
  recordingsOf,
  updateBulletin,
  versionContent,
  versionsOf,
} from "./store.ts";
import type { BlockRow, RecordingRow } from "./tables.ts";
import { BLOCKS, RETURNED, TO_APPROVE, TO_REVIEW } from "./waiting-store.ts";

const t = shared(testRows);
beforeEach(() =>
  t.empty(
    "unit",
    "bulletin",
    "bulletin_version",
    "bulletin_target",
    "bulletin_recording",
    "block",
    "staff_user",
  ),
);

const bulletin = (id: string, more: object = {}) => ({
  id,
  unit_id: "u",
  unit_path: "a/u/",
  state: "approved",
  version: 1,
  content: "{}",
  priority: "ordinary",
  first_day: DAY,
  last_day: DAY + 2,
  changed_ms: "5",
  ...more,
});

test("bulletins are seen by their own units, and by those of whom stations air them, above or below; drafts by their own alone", async () => {
  await t.put(
    "bulletin",
    bulletin("own"),
    bulletin("draft", { state: "draft", changed_ms: "9" }),
    ...["below", "above", "beside", "nowhere"].map((id) => bulletin(id, { unit_path: "b/v/" })),
    bulletin("waits", { unit_path: "b/v/", review_due_ms: "1" }),
    bulletin("reviewed", { unit_path: "b/v/", review_due_ms: "1", reviewed_ms: "2" }),
  );
  await t.put(
    "bulletin_target",
    { bulletin_id: "below", path: "a/u/w/" },
    { bulletin_id: "above", path: "a/" },
    { bulletin_id: "beside", path: "a/x/" },
    { bulletin_id: "waits", path: "a/u/" },
    { bulletin_id: "reviewed", path: "a/u/" },
  );
  const scope = { paths: ["a/u/"] };
  const list = async (asked: Partial<Parameters<typeof findBulletins>[2]> = {}, paths = scope.paths) => {
    const { rows, total } = await findBulletins(t.db, { paths }, { limit: 99, offset: 0, ...asked });
    if (asked.limit === undefined) assert.equal(total, rows.length);
    return rows.map(({ id }) => id).join();
  };
  assert.equal(await list(), "draft,above,below,own,reviewed,waits");
  assert.equal(await list({ state: "draft" }), "draft");
  assert.equal(await list({ unreviewed: true }), "waits");
  assert.equal(await list({ limit: 2, offset: 1 }), "above,below");
  assert.equal(await list({ state: "approved" }, ["a/x/", "c/"]), "above,beside");
  assert.equal(await list({}, []), "");
  for (const [on, found] of [
    [-1, ""],
    [0, "draft"],
    [2, "draft"],
    [3, ""],
  ] as const)
    assert.equal(await list({ state: "draft", on: day(on) }), found, `${on}`);
  assert.equal((await findBulletin(t.db, scope, "below"))?.id, "below");
  for (const id of ["beside", "nowhere", "none"])
    assert.equal(await findBulletin(t.db, scope, id), undefined, id);
  await t.within(async (trx) => {
    assert.equal((await lockBulletin(trx, scope, "own"))?.id, "own");
    assert.equal(await lockBulletin(trx, scope, "below"), undefined, "seen, and not theirs to change");
    assert.equal((await idTaken(trx, "nowhere"))?.version, 1);
    assert.equal(await idTaken(trx, "none"), undefined);
  });
});

test("a draft is thrown away with its own versions, and nothing that is no draft; changes are of one", async () => {
  await t.put(
    "bulletin",
    bulletin("1", { state: "draft" }),
    bulletin("2"),
    bulletin("3", { state: "draft" }),
  );
  for (const [bulletin_id, version] of [
    ["1", 1],
    ["1", 2],
    ["3", 1],
    ["3", 2],
  ] as const)
    await t.put("bulletin_version", {
      bulletin_id,
      version,
      content: `{"headline":"${bulletin_id} ${version}"}`,
    });
  assert.deepEqual(
    (await versionsOf(t.db, "1")).map(({ version }) => version),
    [2, 1],
  );
  assert.deepEqual(await versionContent(t.db, "3", 2), { headline: "3 2" });
  assert.equal(await versionContent(t.db, "3", 3), undefined);
  assert.equal(await versionContent(t.db, "2", 1), undefined);
  await t.within(async (trx) => {
    await deleteDraft(trx, "1");
    await deleteDraft(trx, "2");
    await updateBulletin(trx, "2", { reason: "r" });
  });
  assert.deepEqual(await t.all("bulletin", "id", "reason"), [
    ["2", "r"],
    ["3", null],
  ]);
  assert.deepEqual(await t.all("bulletin_version", "bulletin_id", "version"), [
    ["3", 1],
    ["3", 2],
  ]);
});

test("people's names, units' paths and a file's number are of those asked for", async () => {
  await t.put("staff_user", { id: "1", name: "One", email: "1" }, { id: "2", name: "Two", email: "2" });
  await t.put("unit", { id: "u", path: "a/u/" }, { id: "w", path: "a/w/" }, { id: "v", path: "b/v/" });
  assert.deepEqual([...(await namesOf(t.db, ["2", "3"]))], [["2", "Two"]]);
  assert.equal((await namesOf(t.db, [])).size, 0);
  assert.deepEqual(await pathsWithin(t.db, OURS, ["u", "v"]), ["a/u/"]);
  assert.deepEqual(await pathsWithin(t.db, OURS, []), []);
  assert.equal(await t.within(nextNumber), 1);
  await t.put("bulletin", bulletin("1", { number: 4 }), bulletin("2", { number: 7 }), bulletin("3"));
  assert.equal(await t.within(nextNumber), 8);
});

test("stations are counted below some paths, of the two types, that hold on the day; at the border alone when it is asked", async () => {
  for (const [name, days] of Object.entries(HOLDING))
    await t.put("unit", {
      id: name,
      path: `a/${name}/`,
      type: "district-station",
      border: name === "last" || name === "ended",
      ...days,
    });
  const more = { valid_from_day: 1, border: true };
  await t.put(
    "unit",
    { id: "loud", path: "a/loud/", type: "loudspeaker-station", ...more },
    { id: "shop", path: "a/shop/", type: "shop", ...more },
    { id: "v", path: "b/v/", type: "district-station", ...more },
  );
  assert.equal(await countStations(t.db, ["a/"], false, day()), HOLD.length + 1);
  assert.equal(await countStations(t.db, ["a/"], true, day()), 2);
  assert.equal(await countStations(t.db, ["a/loud/", "b/"], false, day()), 2);
});

test("a station has the packages that name a place above it, on its days, urgent ones first; those of the border at the border alone", async () => {
  await t.put(
    "bulletin",
    bulletin("1", { number: 1 }),
    bulletin("2", { number: 2, priority: "priority" }),
    bulletin("3", { number: 3, priority: "urgent", state: "withdrawn" }),
    bulletin("4", { number: 4 }),
    bulletin("border", { number: 5, border_only: true }),
    bulletin("draft", { state: "draft" }),
    bulletin("elsewhere", { number: 6 }),
    bulletin("below", { number: 7 }),
    bulletin("nowhere", { number: 8 }),
  );
  await t.within(async (trx) => {
    for (const id of ["1", "2", "3", "4", "border", "draft"]) await insertTargets(trx, id, ["a/", "z/"]);
    await insertTargets(trx, "elsewhere", ["b/"]);
    await insertTargets(trx, "below", ["a/s/1/"]);
  });
  const station = (border: boolean) => ({ path: "a/s/", border });
  const ids = async (from: number, to: number, border = false) =>
    (await packagesFor(t.db, station(border), [day(from), day(to)])).map(({ id }) => id).join();
  assert.equal(await ids(0, 2), "3,2,4,1");
  assert.equal(await ids(0, 2, true), "3,2,border,4,1");
  assert.equal(await ids(-5, -1), "");
  assert.equal(await ids(-5, 0), "3,2,4,1");
  assert.equal(await ids(2, 9), "3,2,4,1");
  assert.equal(await ids(3, 9), "");
  const one = async (id: string, border = false) => (await packageFor(t.db, station(border), id))?.id;
  assert.deepEqual(
    [
      await one("1"),
      await one("border"),
      await one("border", true),
      await one("elsewhere"),
      await one("draft"),
    ],
    ["1", undefined, "border", undefined, undefined],
  );
});

test("a station's first bulletin is the earliest that was approved for a place above it; of the border at the border alone", async () => {
  const targets = { one: "a/", later: "a/", border: "a/", draft: "a/", elsewhere: "b/", below: "a/s/1/" };
  await t.put(
    "bulletin",
    bulletin("one", { number: 1, first_day: DAY, state: "withdrawn" }),
    bulletin("later", { number: 2, first_day: DAY + 1 }),
    bulletin("border", { number: 3, first_day: DAY - 2, border_only: true }),
    bulletin("draft", { first_day: DAY - 3 }),
    bulletin("elsewhere", { number: 4, first_day: DAY - 4 }),
    bulletin("below", { number: 5, first_day: DAY - 5 }),
  );
  for (const [id, path] of Object.entries(targets)) await t.within((trx) => insertTargets(trx, id, [path]));
  const station = (id: string, path: string, border = false) => ({ id, path, border });
  const firsts = await firstDaysOf(t.db, [
    station("s", "a/s/"),
    station("at the border", "a/t/", true),
    station("never", "c/"),
  ]);
  assert.deepEqual(Object.fromEntries(firsts), { s: day(), "at the border": day(-2) });
});

test("everybody reads what is approved and has begun, the newest first, and hears its sound", async () => {
  const sound = (name: string) => ({ audio_blob: name, audio_sha256: `sum ${name}` });
  await t.put(
    "bulletin",
    bulletin("1", { number: 1, ...sound("one") }),
    bulletin("2", { number: 2, first_day: DAY - 5 }),
    bulletin("3", { number: 3, first_day: DAY + 1 }),
    bulletin("4", { number: 4, state: "withdrawn", ...sound("four") }),
  );
  const ids = async (limit: number) => (await approvedUntil(t.db, day(), limit)).map(({ id }) => id);
  assert.deepEqual(await ids(9), ["2", "1"]);
  assert.deepEqual(await ids(1), ["2"]);
  assert.equal(await publicSound(t.db, "sum one"), "one");
  assert.equal(await publicSound(t.db, "sum four"), undefined);
});

test("a station's recording takes the place of its own before, of the same bulletin and language", async () => {
  const recording = (bulletin_id: string, unit_id: string, blob: string): RecordingRow => ({
    bulletin_id,
    unit_id,
    unit_path: "a/",
    language: "vi",
    blob,
    sha256: "",
    bytes: 1,
    media_type: "",
    by_id: "",
    at_ms: "1",
  });
  for (const one of [
    recording("1", "u", "first"),
    recording("1", "u", "second"),
    recording("1", "v", "theirs"),
    recording("2", "u", "other"),
  ])
    await t.within((trx) => putRecording(trx, one));
  const blobs = async (ids: readonly string[]) =>
    (await recordingsOf(t.db, "u", ids)).map(({ blob }) => blob).sort();
  assert.deepEqual(await blobs(["1"]), ["second"]);
  assert.deepEqual(await blobs(["1", "2"]), ["other", "second"]);
  assert.deepEqual(await blobs([]), []);
});

test("blocks come in the order of their numbers and versions; the newest approved counts; signatures are of one version", async () => {
  const block = (code: string, version: number, approved_ms: string | null = "1") => ({
    code,
    version,
    place: "news",
    title_vi: "",
    title_en: "",
    vi: "",
    en: "",
    source: "",
    owner: "",
    valid_from_day: 1,
    valid_to_day: 2,
    written_ms: "1",
    approved_ms,
  });
  await t.put(
    "block",
    block("C10", 1),
    block("C2", 2),
    block("C2", 1),
    block("C2", 3, null),
    block("D2", 1, null),
  );
  const rows = await blockRows(t.db);
  assert.deepEqual(
    rows.map(({ code, version }) => `${code} ${version}`),
    ["C2 1", "C2 2", "C2 3", "D2 1", "C10 1"],
  );
  assert.deepEqual(
    (await blockRows(t.db, "C2")).map(({ version }) => version),
    [1, 2, 3],
  );
  assert.deepEqual([...newestApproved([...rows].reverse())].sort(), [
    ["C10", 1],
    ["C2", 2],
  ]);
  await t.within(async (trx) => {
    assert.equal((await lockBlock(trx, "C2", 3))?.version, 3);
    assert.equal(await lockBlock(trx, "C10", 3), undefined);
    await setApproved(trx, { code: "C2", version: 3 }, "somebody", at(8));
    await setSigned(trx, { code: "C2", version: 1 }, "km", "a");
    await setSigned(trx, { code: "C2", version: 1 }, "cham", "b");
    const row = { ...rows[0]!, code: "C2" } as BlockRow;
    assert.equal(await insertBlock(trx, row), false);
    assert.equal(await insertBlock(trx, { ...row, version: 9 }), true);
  });
  assert.deepEqual(await t.all("block", "code", "version", "approved_by", "km_signed_by", "cham_signed_by"), [
    ["C10", 1, null, null, null],
    ["C2", 1, null, "a", "b"],
    ["C2", 2, null, null, null],
    ["C2", 3, "somebody", null, null],
    ["C2", 9, null, null, null],
    ["D2", 1, null, null, null],
  ]);
  assert.equal((await findBulletins(t.db, EVERYWHERE, { limit: 1, offset: 0 })).total, 0);
});

test("what a voice read is kept under its sum, as what it is, and nothing without a voice", async () => {
  const parts = { blobs: memoryBlobs(), clock: manualClock(), database: { db: t.db } as Store };
  const kept = (mediaType: "audio/mpeg" | "audio/wav") =>
    keptSound(parts, async () => ({ bytes: Buffer.from(mediaType), mediaType, seconds: 2 }), "text");
  for (const [mediaType, ending] of [
    ["audio/mpeg", "mp3"],
    ["audio/wav", "wav"],
  ] as const) {
    const sound = await kept(mediaType);
    assert.equal(sound?.blob, `sound/${sound?.sha256}.${ending}`);
    assert.deepEqual([sound?.bytes, sound?.seconds], [mediaType.length, 2]);
    assert.equal(Buffer.from((await parts.blobs.get(sound?.blob ?? "")) ?? []).toString(), mediaType);
  }
  assert.equal(await keptSound(parts, async () => undefined, "text"), undefined);
});

test("bulletins wait within reach: submitted, out without a second look, sent back; blocks where the province is reached", async () => {
  const hands = { hands: '["x"]', first_day: 18_600, last_day: 18_600 };
  await t.put(
    "bulletin",
    bulletin("submitted", { ...hands, state: "submitted", submitted_ms: "7", last_day: 18_601 }),
    bulletin("urgent", { ...hands, number: 3, approved_ms: "8", review_due_ms: "9" }),
    bulletin("looked at", { ...hands, review_due_ms: "9", reviewed_ms: "9" }),
    bulletin("ordinary", hands),
    bulletin("sent back", { ...hands, state: "draft", reason: "r" }),
    bulletin("draft", { ...hands, state: "draft" }),
    ...["submitted", "draft", "approved"].map((state) =>
      bulletin(`their ${state}`, { ...hands, state, unit_path: "b/v/", reason: "r", review_due_ms: "9" }),
    ),
  );
  const asked = { today: day(), now: at(0) };
  const whose = { unitPath: "a/u/", barred: ["x"] };
  assert.deepEqual(await waits(t.db, TO_APPROVE, OURS, asked), [
    { ...whose, subject: "submitted", label: "4/12/2020–5/12/2020", since: 7 },
  ]);
  assert.deepEqual(await waits(t.db, TO_REVIEW, OURS, asked), [
    { ...whose, subject: "urgent", label: "3 · 4/12/2020", since: 8, due: 9 },
  ]);
  assert.deepEqual(await waits(t.db, RETURNED, OURS, asked), [
    { subject: "sent back", unitPath: "a/u/", label: "4/12/2020", since: 5 },
  ]);
  const organ = { level: "province", valid_from_day: 1 };
  await t.put(
    "unit",
    { id: "p", path: "a/", type: "province-committee", ...organ },
    { id: "q", path: "a/q/", type: "health-department", ...organ },
    { id: "d", path: "b/", type: "district-committee", level: "district", valid_from_day: 1 },
  );
  const block = (version: number, more: object) => ({
    code: "C9",
    version,
    title_vi: "Tựa",
    written_by: "x",
    written_ms: "4",
    ...more,
  });
  await t.put("block", block(1, { approved_ms: "5" }), block(2, {}), block(3, { written_by: null }));
  assert.deepEqual(await waits(t.db, BLOCKS, OURS, asked), [
    { subject: "C9.2", record: "C9", unitPath: "a/", label: "Tựa", since: 4, barred: ["x"] },
  ]);
  assert.deepEqual(await waits(t.db, BLOCKS, { paths: ["b/"] }, asked), []);
});
