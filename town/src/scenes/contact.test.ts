/** What counts as a contact: how near, how long, over which hours of a day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { between, dayOf, Hours, isoDay, Minutes, parseInstant, Seconds } from "@bluezone/protocol/time";
import { type Scene, scene } from "./scene.ts";

const at = (hour: string) => parseInstant(`2020-12-28T${hour}:00+07:00`);
/** Whether a phone found a published key among what it had heard. */
const hasMatched = (town: Scene, id: string) =>
  town.told.get(id)?.some((event) => event.is === "checked" && event.matches > 0) ?? false;

test("forty metres apart for three hours is no contact, although the phones hear each other; one metre is", async () => {
  await scene({ people: ["sau", "tu", "nam"] }, async (town) => {
    town.stand("sau", "tu", 40);
    await town.longPass(Hours(3));
    town.leave("tu");
    await town.meet("sau", "nam", Minutes(20));
    await town.shares("sau");
    assert.equal((await town.alertOf("nam"))?.level, "high");
    await town.pass(Minutes(40));
    assert.ok(hasMatched(town, "tu"), "Tư's phone heard Sáu's, and knows it now");
    assert.deepEqual(town.alerts("tu"), []);
    assert.equal(town.resident("tu").phone.state().panel.is, "first-day");
  });
});

for (const [profile, levels] of [
  ["default", []],
  ["vn-2020-12", ["high"]],
] as const)
  test(`by the profile ${profile} two minutes together ${levels.length > 0 ? "alert" : "are silent"}`, async () => {
    await scene({ profile }, async (town) => {
      await town.meet("sau", "tu", Minutes(2));
      await town.pass(Minutes(20));
      await town.shares("sau");
      await town.pass(Minutes(50));
      assert.ok(hasMatched(town, "tu"));
      assert.deepEqual(
        town.alerts("tu").map(({ level }) => level),
        levels,
      );
    });
  });

test("sixteen minutes in eight parts over a day alert; one part of two minutes does not", async () => {
  await scene({ start: at("08:00"), people: ["sau", "tu", "nam"] }, async (town) => {
    await town.meet("sau", "nam", Minutes(2));
    for (let part = 0; part < 8; part += 1) {
      // Not at whole minutes: people keep no step with their phones' scans.
      await town.longPass(Seconds(3_000 + ((part * 29) % 60)));
      await town.meet("sau", "tu", Minutes(2));
    }
    await town.pass(Minutes(10));
    await town.shares("sau");
    const alert = await town.alertOf("tu");
    assert.equal(alert?.encounters, 8);
    assert.ok(alert.minutes >= 13 && alert.minutes <= 19, `about 16 minutes, not ${alert.minutes}`);
    await town.pass(Minutes(40));
    assert.ok(hasMatched(town, "nam"));
    assert.deepEqual(town.alerts("nam"), []);
  });
});

test("ten minutes before 7:00 and ten after are twenty of one day in Vietnam, although the key changes between", async () => {
  await scene({ start: at("06:40"), people: ["sau", "tu", "nam"] }, async (town) => {
    await town.meet("sau", "nam", Minutes(10));
    await town.meet("sau", "tu", Minutes(20));
    assert.equal(town.now(), at("07:10"));
    await town.pass(Minutes(10));
    await town.shares("sau");
    const keys = town.told.get("sau")?.flatMap((event) => (event.is === "published" ? event.keys : []));
    assert.deepEqual(keys, [2], "a key each UTC day");
    const alert = await town.alertOf("tu");
    assert.deepEqual([alert?.level, alert?.id], ["high", "2020-12-28"]);
    assert.ok(alert && alert.minutes >= 18 && alert.minutes <= 22, `about 20 minutes, not ${alert?.minutes}`);
    await town.pass(Minutes(40));
    assert.equal(town.alerts("tu").length, 1);
    assert.notEqual(town.alerts("nam")[0]?.level, "high", "ten minutes alone are not enough");
  });
});

test("who tests positive in the afternoon warns those of the morning within three quarters of an hour", async () => {
  await scene({ start: at("09:00") }, async (town) => {
    await town.meet("sau", "tu", Minutes(30));
    await town.longPass(Hours(5));
    const tested = town.now();
    await town.shares("sau");
    const alert = await town.alertOf("tu");
    assert.equal(alert?.id, isoDay(dayOf(tested, "vietnam")));
    // To the end of the interval, a minute until the release, and half an hour with a tenth to the next check.
    assert.ok(between(tested, alert.raisedAt) <= Minutes(10 + 1 + 33));
  });
});
