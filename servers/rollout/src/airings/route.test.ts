import assert from "node:assert/strict";
import { test } from "node:test";
import {
  airingsDay,
  airingsWeek,
  type Confirmation,
  confirmAirings,
  explainMissed,
  setSlots,
  stationDay,
  takeBackAiring,
} from "@bluezone/contract/rollout/airings";
import { stationSound, uploadRecording, withdrawBulletin } from "@bluezone/contract/rollout/bulletins";
import { me } from "@bluezone/contract/staff/account";
import { listAudit } from "@bluezone/contract/staff/audit";
import { Minutes, parseInstant } from "@bluezone/protocol/time";
import { codeOf } from "@bluezone/server-kit/testing/code-of";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { stationSoundOf } from "../bulletins/sound/station-sound.ts";
import type { Voice } from "../bulletins/sound/voice.ts";
import { readWav, writeWav } from "../bulletins/sound/wav.ts";
import { publishSample } from "../bulletins/testing/sample-bulletin.ts";
import type { Context } from "../context.ts";
import { airedBy } from "../numbers/aired.ts";
import { testRollout } from "../testing/rollout.ts";

const ID = "bulletin-0000001";
const t = shared(async () => {
  const t = await testRollout({ ROLLOUT_ESPEAK: "/nowhere/espeak-ng", ROLLOUT_IDLE: "12h" });
  const officer = await t.as("rollout-officer", "89-province-committee");
  const approver = await t.as("approver", "89-province-committee");
  const operator = await t.as("station-operator", "889-district-station");
  const { checksum } = await publishSample(officer, approver, ID, {
    firstDay: "2020-12-27",
    lastDay: "2020-12-28",
    cutOff: "2020-12-27T03:00:00.000Z",
  });
  t.clock.set(parseInstant("2020-12-27T17:01:00+07:00"));
  return { ...t, officer, operator, checksum };
});

let drawn = 0;
function confirmation(changes: Partial<Confirmation> = {}): Confirmation {
  drawn += 1;
  return {
    id: `00000000-0000-4000-8000-${String(drawn).padStart(12, "0")}`,
    station: t.unit("889-district-station"),
    day: "2020-12-27",
    slot: "17:00",
    bulletinId: ID,
    checksum: t.checksum,
    airedAt: "2020-12-27T10:01:00.000Z",
    ...changes,
  };
}
const send = async (who: SignedIn, ...confirmations: readonly Confirmation[]) =>
  (
    await who.post(confirmAirings, { sentAt: "2020-12-27T10:01:00.000Z", confirmations: [...confirmations] })
  ).outcomes.map(({ outcome }) => outcome);

test("a station confirms its own airings alone, and learns nothing of another's", async () => {
  assert.deepEqual(await send(t.operator, confirmation({ station: t.unit("883-district-station") })), [
    "not_yours",
  ]);
  assert.equal(
    await codeOf(t.operator.post(stationDay, { station: t.unit("883-district-station") })),
    "not_found",
  );
  assert.equal((await t.operator.post(airingsDay, {})).stations.length, 1);
  assert.equal((await t.operator.post(airingsWeek, {})).stations.length, 1);
  const observer = await t.as("observer", "889-district-committee");
  assert.equal(await codeOf(send(observer, confirmation())), "not_allowed");
});

test("a station confirms, gives a reason for what it missed, and is told of each gap once", async (walk) => {
  await t.alone(walk);
  await walk.test(
    "the same confirmation twice is one airing, another for the same slot is told, and each outcome stands alone",
    async () => {
      const once = confirmation();
      const other = confirmation({ checksum: "b".repeat(64), slot: null });
      assert.deepEqual(await send(t.operator, once, once, confirmation(), other), [
        "confirmed",
        "known",
        "slot_taken",
        "other_version",
      ]);
      const { today } = await t.operator.post(stationDay, {});
      assert.deepEqual([today.aired, today.airings.length], [1, 1]);
      const { db } = t.database;
      const station = await db
        .selectFrom("unit")
        .select(["id", "path"])
        .where("id", "=", t.unit("889-district-station"))
        .executeTakeFirstOrThrow();
      const aired = await Promise.all(
        ["2020-12-27", "2021-01-03", "2020-12-20"].map((sunday) => airedBy(db, station, sunday)),
      );
      assert.deepEqual(aired, [1, 0, 0], "a week's numbers count it once, from Monday to Sunday");
    },
  );
  await walk.test("an id that another station drew before is not taken over", async () => {
    const rival = await t.as("station-operator", "892-district-station");
    const theirs = confirmation({ station: t.unit("892-district-station") });
    assert.deepEqual(await send(rival, theirs), ["confirmed"]);
    assert.deepEqual(await send(t.operator, { ...theirs, station: t.unit("889-district-station") }), [
      "not_yours",
    ]);
  });
  await walk.test("a reason is for a slot of the day that was not aired, and can be put right", async () => {
    const station = t.unit("889-district-station");
    const explain = (slot: string, day = "2020-12-27") =>
      codeOf(t.operator.post(explainMissed, { station, day, slot, reason: "power", note: "" }));
    assert.equal(await explain("17:00"), "aired");
    assert.equal(await explain("12:00"), "no_such_slot");
    assert.equal(await explain("05:30", "2020-12-24"), "too_late");
    assert.equal(await explain("05:30", "2020-12-28"), "too_late");
    assert.equal(await explain("05:30"), "ok");
    const note = "<b>mất điện</b> #panic() =SUM(A1)";
    await t.operator.post(explainMissed, {
      station,
      day: "2020-12-27",
      slot: "05:30",
      reason: "other",
      note,
    });
    const { reasons } = (await t.operator.post(stationDay, {})).today;
    assert.deepEqual(reasons, [{ slot: "05:30", reason: "other", note }]);
  });
  await walk.test("days count from the station's first bulletin on, here the 27th", async () => {
    const at = t.clock.now();
    const week = async (day: string) => (await t.operator.post(airingsWeek, { day })).all.needed;
    t.clock.set(parseInstant("2020-12-27T18:00:00+07:00"));
    assert.equal(await week("2020-12-27"), 2);
    t.clock.set(at);
    assert.equal((await t.operator.post(stationDay, {})).week.needed, 0);
    const { stations } = await t.operator.post(airingsDay, { day: "2020-12-26" });
    assert.deepEqual([stations[0]?.state, stations[0]?.needed], ["none", 0]);
  });
  await walk.test(
    "a confirmation is taken back within an hour, stays on record, and its slot is free",
    async () => {
      const at = t.clock.now();
      const [wrong] = (await t.operator.post(stationDay, {})).today.airings;
      const id = wrong?.id ?? "";
      const takeBack = (who: SignedIn) => codeOf(who.post(takeBackAiring, { id }));
      assert.equal(await takeBack(await t.as("station-operator", "892-district-station")), "not_found");
      t.clock.advance(Minutes(61));
      assert.equal(await takeBack(t.operator), "too_late");
      t.clock.set(at);
      assert.deepEqual([await takeBack(t.operator), await takeBack(t.operator)], ["ok", "ok"]);
      assert.deepEqual((await t.operator.post(stationDay, {})).today.airings, []);
      const { id: person } = await t.operator.post(me, {});
      const kept = t.database.db.selectFrom("airing").select(["slot", "taken_back_by"]).where("id", "=", id);
      assert.deepEqual(await kept.executeTakeFirst(), { slot: 1_020, taken_back_by: person });
      const chief = await t.as("administrator", "89-province-committee");
      const { entries } = await chief.post(listAudit, { subject: id });
      assert.deepEqual(
        entries.map(({ action, actor }) => [action, actor]),
        [
          ["airing.take-back", person],
          ["airing.confirm", person],
        ],
      );
      assert.deepEqual(await send(t.operator, confirmation({ id })), ["known"], "it does not come again");
      assert.deepEqual(await send(t.operator, confirmation()), ["confirmed"]);
    },
  );
  await walk.test("the job that tells gaps can run again and again and tells each once", async () => {
    t.clock.set(parseInstant("2020-12-27T18:00:00+07:00"));
    for (let i = 0; i < 3; i += 1) {
      await t.rollout.runJobs(t.clock.now());
      t.clock.advance(Minutes(5));
    }
    const gaps = await t.database.db.selectFrom("airing_gap").select(["unit_id", "told_ms"]).execute();
    assert.equal(gaps.length, 10, "all but the station that gave a reason for what lacks");
    assert.deepEqual(
      [...new Set(gaps.map(({ told_ms }) => Number(told_ms)))],
      [parseInstant("2020-12-27T18:00:00+07:00")],
    );
  });
});

test("slots change from a day on, not before today, and not for another's station", async () => {
  const station = t.unit("894-district-station");
  const set = (who: SignedIn, from: string) =>
    codeOf(who.post(setSlots, { station, from, slots: ["06:00", "18:30"] }));
  assert.equal(await set(t.officer, "2020-12-26"), "day_past");
  assert.equal(await set(await t.as("rollout-officer", "889-district-committee"), "2020-12-28"), "not_found");
  assert.equal(await set(t.officer, "2020-12-28"), "ok");
  const slots = async (day: string) =>
    (await t.officer.post(airingsDay, { day })).stations.find((one) => one.station === station)?.slots;
  assert.deepEqual(await slots("2020-12-27"), ["05:30", "11:15", "17:00"]);
  assert.deepEqual(await slots("2020-12-28"), ["06:00", "18:30"]);
  assert.equal(
    await codeOf(t.officer.post(setSlots, { station, from: "2020-12-28", slots: ["06:00"] })),
    "bad_request",
  );
});

test("a station's own recording takes the place of the machine's voice, for that station alone", async () => {
  const station = t.unit("889-district-station");
  const path = stationSound.path.replace(":id", ID).replace(":station", encodeURIComponent(station));
  assert.equal((await t.operator.get(path)).status, 404, "the server has no voice");
  const wav = writeWav({ rate: 8_000, samples: new Uint8Array(16_000).fill(1) });
  const sent = await t.operator.upload(
    uploadRecording,
    { id: ID, station, language: "vi" },
    wav,
    "audio/wav",
  );
  assert.equal(sent.mediaType, "audio/wav");
  const heard = await t.operator.get(path);
  assert.deepEqual(Buffer.from(await heard.arrayBuffer()), Buffer.from(wav));
  assert.match(heard.headers.get("content-disposition") ?? "", /^attachment/);
  const [own] = (await t.operator.post(stationDay, {})).packages;
  assert.deepEqual([own?.soundChecksum, own?.recordings.length], [sent.sha256, 1]);
  const rival = await t.as("station-operator", "892-district-station");
  assert.equal((await rival.get(path)).status, 404);
  assert.equal((await rival.post(stationDay, {})).packages[0]?.sound, null);
});

test("a station without a recording airs its opening and then the body; where the voice fails, the body alone", async () => {
  const wav = (value: number, rate = 8_000) => writeWav({ rate, samples: new Uint8Array(1_600).fill(value) });
  const { blobs, database } = t;
  await blobs.put("sound/body.wav", wav(2), "audio/wav");
  const approved = await database.db
    .selectFrom("bulletin")
    .selectAll()
    .where("id", "=", ID)
    .executeTakeFirstOrThrow();
  const row = { ...approved, audio_blob: "sound/body.wav" };
  const heard = async (name: string, said: Uint8Array | undefined) => {
    const voice: Voice = async () => said && { bytes: said, mediaType: "audio/wav", seconds: 0.1 };
    const sound = await stationSoundOf({ blobs, database } as Context, voice, row, {
      id: "none@2020-01-01",
      name,
    });
    return [...(readWav(sound?.bytes ?? new Uint8Array())?.samples ?? [])];
  };
  const [opening, body] = [Array<number>(1_600).fill(1), Array<number>(1_600).fill(2)];
  assert.deepEqual(await heard("Đài một", wav(1)), [...opening, ...body]);
  assert.deepEqual(await heard("Đài hai", undefined), body);
  assert.deepEqual(await heard("Đài ba", wav(1, 16_000)), body, "an opening of another rate");
});

test("what is no sound, of another kind than it says, too large or another station's is refused, and nothing is kept", async () => {
  const station = t.unit("889-district-station");
  const before = await t.blobs.list("sound/");
  const give = (bytes: Uint8Array, type = "audio/wav", at = station) =>
    codeOf(t.operator.upload(uploadRecording, { id: ID, station: at, language: "km" }, bytes, type));
  assert.equal(await give(Buffer.from("<html>")), "file_kind");
  assert.equal(
    await give(writeWav({ rate: 8_000, samples: new Uint8Array(100) }), "audio/mpeg"),
    "file_kind",
  );
  assert.equal(await give(writeWav({ rate: 8_000, samples: new Uint8Array(20_100_000) })), "file_too_large");
  const small = writeWav({ rate: 8_000, samples: new Uint8Array(100) });
  assert.equal(await give(small, "audio/wav", t.unit("883-district-station")), "not_found");
  assert.deepEqual(await t.blobs.list("sound/"), before);
});

test("a withdrawn bulletin stays on the station's page as withdrawn and is no longer taken", async (context) => {
  await t.alone(context);
  if ((await t.officer.tries(me, {})).status !== 200) await t.officer.again();
  await t.officer.post(withdrawBulletin, { id: ID, version: 3, reason: "Sai số liệu." });
  t.clock.advance(Minutes(10));
  const [own] = (await t.operator.post(stationDay, {})).packages;
  assert.equal(own?.withdrawn, true);
  const late = confirmation({ slot: null, airedAt: new Date(t.clock.now()).toISOString() });
  const { outcomes } = await t.operator.post(confirmAirings, {
    sentAt: new Date(t.clock.now()).toISOString(),
    confirmations: [late],
  });
  assert.equal(outcomes[0]?.outcome, "no_such_package");
});
