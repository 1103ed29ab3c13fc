/** Identifiers that somebody else sends again: elsewhere, later, or made from a published list. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "@bluezone/contract/client";
import { EXPORTS_ROOT, indexName } from "@bluezone/contract/keys/exports";
import { nodeTransport } from "@bluezone/device-node/transport";
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { readExport } from "@bluezone/protocol/export/export-file";
import { Days, Enin, eninAt, Hours, Milliseconds, Minutes, parseInstant } from "@bluezone/protocol/time";
import type { Emission } from "@bluezone/radio/air/air";
import { derivedFrame, Replayer } from "../actors/replayer.ts";
import { type Scene, scene } from "./scene.ts";

const HALF_AN_HOUR = 30;
const fresh = (town: Scene, id: string) =>
  (town.told.get(id) ?? []).reduce((sum, event) => sum + (event.is === "heard" ? event.fresh : 0), 0);
const says = (town: Scene, id: string) => {
  const { panel, bars } = town.resident(id).phone.state();
  return [panel, ...bars].map(({ is }) => is);
};

/** Half an hour in which somebody is alone but for an antenna, which keeps what it heard in each minute. */
async function overheard(town: Scene, id: string): Promise<readonly Emission[]> {
  const ear = new Replayer(town.town.air, "ear");
  town.town.put(id, [0, 0], 0, 0);
  town.town.put("ear", [0, 0], 1, 0);
  const kept: Emission[] = [];
  for (let minute = 0; minute < HALF_AN_HOUR; minute += 1) {
    await town.pass(Minutes(1));
    const heard = ear.hear(town.now()) ?? kept.at(-1);
    if (heard) kept.push(heard);
  }
  town.town.air.remove("ear");
  return kept;
}
/** An antenna beside somebody. */
function beside(town: Scene, id: string, name = `beside-${id}`): Replayer {
  const antenna = new Replayer(town.town.air, name);
  town.leave(id);
  const { x, y } = town.town.air.antenna(id).position;
  town.town.air.move(name, { x: (x + 1) as typeof x, y });
  return antenna;
}
/** The same frames, minute by minute. */
async function replay(town: Scene, antennas: readonly Replayer[], frames: readonly Emission[]) {
  for (const frame of frames) {
    for (const antenna of antennas) antenna.say(frame);
    await town.pass(Minutes(1));
  }
  for (const antenna of antennas) antenna.say(null);
}

test("what is picked up near Sáu and sent near Tư half an hour later warns nobody; who met Sáu is warned", async () => {
  await scene({ people: ["sau", "tu", "nam"] }, async (town) => {
    const frames = await overheard(town, "sau");
    await replay(town, [beside(town, "tu")], frames);
    assert.ok(fresh(town, "tu") >= 3, "Tư's phone took them for a neighbour's");
    await town.meet("sau", "nam", Minutes(20));
    await town.shares("sau");
    assert.equal((await town.alertOf("nam"))?.level, "high");
    await town.pass(Minutes(40));
    assert.deepEqual(town.alerts("tu"), []);
  });
});

test("the limit that is left: what is sent near Tư in the same minutes cannot be told from Sáu herself, and warns", async () => {
  await scene({}, async (town) => {
    const ear = new Replayer(town.town.air, "ear");
    const mouth = beside(town, "tu");
    town.town.put("sau", [0, 0], 0, 0);
    town.town.put("ear", [0, 0], 1, 0);
    for (let minute = 0; minute < HALF_AN_HOUR; minute += 1) {
      await town.pass(Minutes(1));
      mouth.say(ear.hear(town.now()) ?? null);
    }
    mouth.say(null);
    await town.shares("sau");
    assert.equal((await town.alertOf("tu"))?.level, "high");
  });
});

test("identifiers made from a fresh list warn nobody, although phones note them; an insider who has the keys before can warn until the window ends", async () => {
  const start = parseInstant("2020-12-28T09:32:00+07:00");
  // The profile that warns most easily: of a single minute.
  await scene({ start, profile: "vn-2020-12", people: ["sau", "tu", "ut"] }, async (town) => {
    await town.longPass(Minutes(30));
    await town.shares("sau");
    const closes = Enin(eninAt(town.now()) + 1);
    const real = await town.published();
    assert.equal(real.length, 1);
    await town.resident("tu").phone.checkNow();

    const insider = beside(town, "ut");
    insider.say(derivedFrame(fromBase64(real[0] ?? ""), Enin(closes - 1)));
    await town.pass(Minutes(5));
    insider.say(null);

    // Somebody reads the list as soon as it is there, like any phone.
    const keys = await listed(town);
    assert.ok(keys.length >= 150 && keys.includes(real[0] ?? ""));
    const heardBefore = fresh(town, "tu");
    // Whoever knows which key is real sends all that a clock could still take: its last identifiers, and those that it
    // would have had after it closed.
    const antennas = [-3, -2, -1, 0, 1].map((n) => {
      const antenna = beside(town, "tu", `beside-tu-${n}`);
      antenna.say(derivedFrame(fromBase64(real[0] ?? ""), Enin(closes + n)));
      return antenna;
    });
    await town.pass(Minutes(18));
    for (const antenna of antennas) antenna.say(null);
    assert.ok(fresh(town, "tu") - heardBefore >= antennas.length);
    assert.equal((await town.alertOf("ut"))?.level, "high");
    await town.pass(Minutes(40));
    assert.deepEqual(town.alerts("tu"), []);
  });
});

/** Waits for the first list, reads it over HTTP, and gives its keys in base64. */
async function listed(town: Scene): Promise<readonly string[]> {
  const transport = nodeTransport();
  const caller = { baseUrl: town.town.servers.keys.url, transport, random: () => new Uint8Array(16) };
  try {
    for (let tries = 0; tries < 60; tries += 1) {
      const index = await read(caller, EXPORTS_ROOT + indexName("VN"));
      const name = index.ok ? Buffer.from(index.value.body).toString().split("\n")[0] : undefined;
      const file = name ? await read(caller, EXPORTS_ROOT + name) : undefined;
      if (file?.ok) return readExport(file.value.body, []).keys.map(({ key }) => toBase64(key));
      await town.pass(Milliseconds(15_000));
    }
    throw new Error("no list came");
  } finally {
    transport.close();
  }
}

test("a clock set back a day while yesterday's identifiers are replayed: silent, and said; also after a boot without network", async () => {
  const start = parseInstant("2020-12-28T09:00:00+07:00");
  await scene({ start, people: ["sau", "tu", "ut", "nam"] }, async (town) => {
    await town.pass(Minutes(2));
    const frames = await overheard(town, "sau");
    town.resident("tu").switchOff();
    await town.meet("sau", "nam", Minutes(20));
    await town.shares("sau");
    assert.equal((await town.alertOf("nam"))?.level, "high");
    town.resident("sau").switchOff();
    await town.longPass(Milliseconds(Days(1) - (town.now() - start) + Minutes(2)));

    const [tu, ut] = [town.resident("tu"), town.resident("ut")];
    for (const { clock } of [tu, ut]) clock.setError(Days(-1));
    const { detour } = tu.wire;
    tu.wire.detour = () => "http://127.0.0.1:9/";
    await tu.switchOn();
    const before = [fresh(town, "tu"), fresh(town, "ut")];
    await replay(town, [beside(town, "tu"), beside(town, "ut")], frames);
    for (const [i, id] of ["tu", "ut"].entries()) assert.ok(fresh(town, id) - (before[i] ?? 0) >= 3);
    tu.wire.detour = detour;
    await town.pass(Hours(1));
    assert.ok(town.told.get("tu")?.some((event) => event.is === "checked" && event.files > 0));
    for (const id of ["tu", "ut"]) {
      assert.deepEqual(town.alerts(id), []);
      assert.ok(says(town, id).includes("clock-wrong"));
    }
  });
});
