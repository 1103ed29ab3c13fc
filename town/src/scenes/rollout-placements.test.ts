/** Sheets on buses, ferries, tables and boards: from print to scan, and what happens when one is stuck over another. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { PlacementAction, PlacementKind } from "@bluezone/contract/rollout/placements";
import {
  checkPlacements,
  countPlacements,
  listPlacements,
  readPlacement,
} from "@bluezone/contract/rollout/placements";
import { type PrintPlace, readPrint, startPrint } from "@bluezone/contract/rollout/prints";
import { me } from "@bluezone/contract/staff/account";
import { listUnits } from "@bluezone/contract/units";
import { sheetWords } from "@bluezone/paper/sheet-words";
import { D55 } from "@bluezone/policy/key-message";
import { Days, Hours, Minutes, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { passerBy } from "../actors/passer-by.ts";

const t = shared(() => testRollout({ ROLLOUT_IDLE: "12h" }));

/** Whose session has ended signs in again, by recovery code when the app's codes of this moment are used up. */
async function atWork(person: SignedIn): Promise<void> {
  if ((await person.tries(me, {})).status === 200) return;
  for (const by of [undefined, "recovery"] as const) if ((await person.again(by)).status === 200) return;
  assert.fail(`${person.name} could not sign in again`);
}
/** Hours pass; who is at work signs in again, and the server does what is due. */
async function pass(hours: number, ...people: readonly SignedIn[]): Promise<void> {
  t.clock.advance(Hours(hours));
  await t.rollout.runJobs(t.clock.now());
  for (const person of people) await atWork(person);
}
async function jobs(): Promise<void> {
  t.clock.advance(Seconds(10));
  await t.rollout.runJobs(t.clock.now());
}

type Place = Partial<PrintPlace> & Pick<PrintPlace, "unit">;

/** Prints sheets and gives their codes, in the order of the register. */
async function print(
  officer: SignedIn,
  kind: PlacementKind,
  places: readonly Place[],
): Promise<readonly string[]> {
  const id = randomUUID();
  const before = new Set((await officer.post(listPlacements, { kind })).placements.map(({ code }) => code));
  await officer.post(startPrint, { id, kind, places: [...places] });
  await jobs();
  const { run } = await officer.post(readPrint, { id });
  assert.deepEqual([run.state, run.set], ["ready", run.sheets]);
  const file = await officer.get(`/api/rollout/prints/file/${id}/1`);
  assert.equal(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    "%PDF-",
  );
  const { placements } = await officer.post(listPlacements, { kind });
  return placements.map(({ code }) => code).filter((code) => !before.has(code));
}

/** An action in the field, as a phone sends it. */
const actionOf = (code: string, action: PlacementAction, minutesAgo = 0) => ({
  id: randomUUID(),
  code,
  action,
  at: t.clock.now() - Minutes(minutesAgo),
});

test("codes are printed, hung, scanned and looked after for three months", async (walk) => {
  await walk.test(
    "[D41] sheets for buses and a ferry landing are printed with a code each, hung, checked off without a network, scanned, and due again after 90 days",
    async () => {
      const officer = await t.as("rollout-officer", "89-transport-department");
      const driver = await t.as("unit-officer", "889-transport-operator");
      const [bus = "", other = ""] = await print(officer, "vehicle-sheet", [
        { unit: t.unit("889-vehicle-1"), route: "Long Xuyên – Châu Đốc", spot: "Cửa lên, bên phải" },
        { unit: t.unit("889-vehicle-2"), route: "Long Xuyên – Châu Đốc", spot: "Cửa lên, bên phải" },
      ]);
      const [ferry = ""] = await print(officer, "ferry-landing", [
        { unit: t.unit("889-ferry-landing"), terminal: "Bến phía Châu Phú" },
      ]);
      await pass(2, officer, driver);
      // The driver's phone was offline for 40 minutes: actions come late, one of them twice.
      const hung = actionOf(bus, "in-place", 40);
      const { results } = await driver.post(checkPlacements, {
        actions: [hung, actionOf(other, "not-found", 35), hung, actionOf(ferry, "in-place")],
      });
      assert.deepEqual(
        results.map(({ result }) => result),
        ["kept", "kept", "not_found"],
        "a bus line marks its own buses, and no landing",
      );
      await officer.post(checkPlacements, { actions: [actionOf(ferry, "in-place")] });

      const [lan, hai, tam] = [1, 2, 3].map(() => passerBy(t.url, t.clock.now));
      assert.ok(lan && hai && tam);
      const page = await lan.scan(bus);
      assert.ok(page.text.includes("Long Xuyên – Châu Đốc · Cửa lên, bên phải") && page.text.includes(D55));
      await hai.scan(bus);
      // The same phone again on the way home: its own copy answers until midnight.
      await pass(3, officer, driver);
      await lan.scan(bus);
      await tam.scan(ferry);
      await jobs();
      const of = async (code: string) => (await officer.post(readPlacement, { code })).placement;
      assert.deepEqual(
        [(await of(bus)).scans7, (await of(ferry)).scans7, (await of(other)).scans7],
        [2, 1, 0],
      );
      await pass(24, officer, driver);
      await lan.scan(bus);
      await jobs();
      const { scans } = await officer.post(readPlacement, { code: bus });
      assert.deepEqual(
        scans.map(({ day, scans }) => `${day} ${scans}`),
        ["2020-12-27 2", "2020-12-28 1"],
      );

      const { districts } = await officer.post(countPlacements, {});
      const chauPhu = districts.find(({ district }) => district === "889");
      assert.deepEqual([chauPhu?.all, chauPhu?.inPlace, chauPhu?.notFound, chauPhu?.scans7], [3, 2, 1, 4]);
      assert.deepEqual(
        (await officer.post(listPlacements, { due: true })).placements.map(({ code }) => code),
        [other],
      );
      t.clock.set(plus(parseInstant("2020-12-27T12:00:00+07:00"), Days(90)));
      await atWork(officer);
      const due = (await officer.post(listPlacements, { due: true, kind: "vehicle-sheet" })).placements;
      assert.deepEqual(due.map(({ code }) => code).sort(), [bus, other].sort());
      await officer.post(startPrint, {
        id: randomUUID(),
        kind: "vehicle-sheet",
        codes: due.map(({ code }) => code),
      });
      await jobs();
      assert.deepEqual([(await of(bus)).state, (await of(bus)).printedOn], ["printed", "2021-03-27"]);
      assert.equal((await officer.post(listPlacements, { due: true, kind: "vehicle-sheet" })).total, 0);
    },
  );
  await walk.test(
    "a sheet that was stuck over another place's is noticed: its page names the other place, a passenger says so, and the desk sends somebody",
    async () => {
      const officer = await t.as("rollout-officer", "89-transport-department");
      await atWork(officer);
      const [there = "", here = ""] = await print(officer, "ferry-landing", [
        { unit: t.unit("893-ferry-landing"), name: "Phà minh họa Chợ Mới" },
        { unit: t.unit("887-ferry-landing"), name: "Phà minh họa Tân Châu" },
      ]);
      await officer.post(checkPlacements, {
        actions: [actionOf(here, "in-place"), actionOf(there, "in-place")],
      });
      // At the landing of Chợ Mới somebody has stuck the sheet of Tân Châu over the one that hung there.
      const passenger = passerBy(t.url, t.clock.now);
      const page = await passenger.scan(here);
      assert.ok(page.text.includes("Phà minh họa Tân Châu") && !page.text.includes("Phà minh họa Chợ Mới"));
      assert.ok(page.text.includes("có thể tờ giấy đã bị dán đè"));
      const told = await passenger.tell(here);
      assert.ok(told.text.includes("Đã báo, cảm ơn bạn"));
      await jobs();
      const { placements } = await officer.post(listPlacements, { elsewhere: true });
      assert.deepEqual(
        placements.map(({ code, elsewhere7 }) => [code, elsewhere7]),
        [[here, 1]],
      );
      await pass(24 * 7, officer);
      const silent = await officer.post(listPlacements, { silent: true });
      assert.ok(
        silent.placements.some(({ code }) => code === there),
        "nobody can scan what lies below",
      );
      await officer.post(checkPlacements, { actions: [actionOf(there, "replace")] });
      assert.equal((await officer.post(readPlacement, { code: there })).placement.state, "replace");
    },
  );
  await walk.test(
    "[D33] a hotel has cards for its rooms in Vietnamese and English, and the department sees which houses have them and how often they are scanned",
    async () => {
      const officer = await t.as("rollout-officer", "89-culture-department");
      await atWork(officer);
      const hotels = ["883-hotel", "884-hotel"].map((code) => t.unit(code));
      const cards = await print(
        officer,
        "room-card",
        hotels.map((unit) => ({ unit, copies: 20 })),
      );
      assert.equal(cards.length, 40);
      await officer.post(checkPlacements, { actions: cards.map((code) => actionOf(code, "in-place")) });
      const guest = passerBy(t.url, t.clock.now);
      await guest.scan(cards[0] ?? "");
      const english = await fetch(`${t.url}/en/i/${cards[0]}`, {
        headers: { "user-agent": "Mozilla/5.0 (iPhone)" },
      });
      assert.ok((await english.text()).includes("Install Bluezone on this phone"));
      await jobs();
      const { placements } = await officer.post(listPlacements, { kind: "room-card", state: "in-place" });
      const houses = new Map(placements.map(({ unit }) => [unit.id, unit.name]));
      assert.deepEqual([...houses.keys()].sort(), [...hotels].sort());
      assert.equal(
        placements.reduce((sum, { scans7 }) => sum + scans7, 0),
        2,
      );
    },
  );
  await walk.test(
    "[D34] an advertiser's electronic boards, wide and tall, get their pictures, are marked as shown, and stand in the register by district",
    async () => {
      const officer = await t.as("rollout-officer", "89-culture-department");
      await atWork(officer);
      const firm = await t.as("unit-officer", "883-advertiser");
      await atWork(firm);
      for (const kind of ["e-board-16-9", "e-board-9-16"] as const) {
        const [code = ""] = await print(officer, kind, [
          { unit: t.unit("883-advertiser"), name: "Bảng minh họa trung tâm Long Xuyên" },
        ]);
        const picture = await firm.get(`/api/rollout/prints/board/${code}`);
        assert.match(picture.headers.get("content-type") ?? "", /^image\/(png|svg\+xml)/);
        assert.ok((await picture.arrayBuffer()).byteLength > 10_000);
        await firm.post(checkPlacements, { actions: [actionOf(code, "in-place")] });
      }
      const shown = await officer.post(listPlacements, {
        district: "883",
        state: "in-place",
        words: "bang minh hoa",
      });
      assert.deepEqual(shown.placements.map(({ kind, state }) => [kind, state]).sort(), [
        ["e-board-16-9", "in-place"],
        ["e-board-9-16", "in-place"],
      ]);
      const { actions } = await officer.post(readPlacement, { code: shown.placements[0]?.code ?? "" });
      assert.deepEqual(
        actions.map(({ action }) => action),
        ["in-place"],
        "the log says since when it is shown",
      );
    },
  );
  await walk.test(
    "[D05] [D21] mask posters hang at bus stations, supermarkets and the markets of every commune, and each authority sees which are up",
    async () => {
      const { vi } = sheetWords("mask-poster", { name: "", helpAt: "", hotline: "" });
      assert.match(`${vi.headline} ${vi.lead}`, /khẩu trang.*Công viên, chợ, siêu thị, bến xe/);
      for (const [department, site] of [
        ["89-transport-department", "889-bus-station"],
        ["89-trade-department", "889-supermarket"],
      ] as const) {
        const officer = await t.as("rollout-officer", department);
        await atWork(officer);
        const codes = await print(officer, "mask-poster", [{ unit: t.unit(site), copies: 2 }]);
        assert.equal(codes.length, 2);
        await officer.post(checkPlacements, { actions: codes.map((code) => actionOf(code, "in-place")) });
        const up = await officer.post(listPlacements, { kind: "mask-poster", state: "in-place" });
        assert.deepEqual([up.total, up.placements[0]?.unit.id], [2, t.unit(site)]);
      }
      const district = await t.as("rollout-officer", "889-district-committee");
      await atWork(district);
      const { units } = await district.post(listUnits, { type: "commune-committee" });
      const codes = await print(
        district,
        "mask-poster",
        units.map(({ id, name }) => ({ unit: id, name: `Chợ minh họa, ${name}`.slice(0, 80) })),
      );
      assert.equal(codes.length, 13);
      const commune = units.find(({ name }) => name.includes("Vĩnh Thạnh Trung"));
      assert.ok(commune);
      const clerk = await t.as("unit-officer", commune.code);
      const [own, ...others] = (await clerk.post(listPlacements, {})).placements;
      assert.ok(own && others.length === 0, "a commune sees its own market's poster");
      await clerk.post(checkPlacements, { actions: [actionOf(own.code, "in-place")] });
      const { placements } = await district.post(listPlacements, { kind: "mask-poster" });
      assert.deepEqual(
        [
          placements.length,
          placements.filter(({ state }) => state === "in-place").map(({ unit }) => unit.id),
        ],
        [13, [commune.id]],
      );
    },
  );
});
