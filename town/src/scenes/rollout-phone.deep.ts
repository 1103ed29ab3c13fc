/** What the department enters is read on a phone, signed; and what phones say of themselves is counted, mixed, and theirs to stop. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { reportActive } from "@bluezone/contract/rollout/active";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { addVenue, approveVenue } from "@bluezone/contract/rollout/venues";
import { startOf, weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import { areasOf } from "@bluezone/contract/rollout/weekly-figure";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { between, Hours, Minutes, parseInstant } from "@bluezone/protocol/time";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { signIn } from "@bluezone/staff/testing/sign-in";
import { Town } from "../world/town.ts";

/** Some hours before the week's cut-off. */
const SUNDAY = parseInstant("2020-12-27T11:00:00+07:00");
let town: Town;
before(async () => {
  const secret = (n: number) => Buffer.alloc(32, n).toString("base64");
  town = await Town.open({
    folder: null,
    start: SUNDAY,
    seed: 7,
    profile: "default",
    people: ["sau", "tu"].map((id, i) => ({
      id,
      name: id,
      number: `09000000${i + 10}`,
      model: "A10",
      place: "889",
      x: 0,
      y: 0,
    })),
    keysPort: 0,
    healthPort: 0,
    rolloutPort: await freePort(),
    secrets: { keys: secret(1), health: secret(2), rollout: secret(3) },
  });
});
after(() => town.close());

/** Somebody of the department or a district, signed in. */
async function officer(role: "rollout-officer" | "unit-officer" | "approver", unitId: string) {
  const { rollout, url } = town.servers.rollout!;
  return signIn({ staff: rollout.staff, url, name: "Cán bộ (minh họa)", role, unitId });
}
const phone = (id: string) => town.resident(id).phone;

test("what the department enters stands on a phone after its next check, signed, and is read with no network", async () => {
  const so = await officer("rollout-officer", "89-province-committee@2019-10-06");
  const told = { vi: "số liệu minh họa", en: "illustrative data" };
  await so.post(enterSituation, {
    version: 0,
    content: {
      day: "2020-12-26",
      cutOff: "2020-12-26T10:00:00.000Z",
      counts: {
        confirmedToday: 0,
        confirmedTotal: 57,
        recovered: 50,
        testedToday: 1_204,
        quarantineSite: 412,
        quarantineHome: 96,
        released: 0,
      },
      districts: [{ code: "889", count: 40 }],
      source: told,
      method: told,
      advice: told,
      illustrative: true,
    },
  });
  const shop = await officer("unit-officer", "889-district-committee@2019-10-06");
  const id = randomUUID();
  await shop.post(addVenue, {
    id,
    content: {
      name: "Tạp hóa minh họa",
      kind: "shop",
      district: "889",
      place: "Chợ Cái Dầu",
      cashless: ["qr"],
      online: null,
      orderPhone: null,
      delivery: [],
      validTo: null,
    },
  });
  const approver = await officer("approver", "89-province-committee@2019-10-06");
  await approver.post(approveVenue, { id, version: 1 });
  await town.advance(Minutes(40));
  const view = await phone("sau").local();
  const tested = view?.document.situation?.counts.find(({ key }) => key === "testedToday");
  assert.deepEqual(tested?.count, { is: "shown", value: 1_204 });
  assert.equal(view?.venues, null, "no phone asks for a district by itself");
  assert.equal(await phone("sau").loadVenues("889"), "loaded");
  const { url } = town.servers.rollout!;
  const { wire } = town.resident("sau");
  wire.detour = (called) => (called.startsWith(url) ? "http://127.0.0.1:1/" : called);
  await town.advance(Hours(1));
  const later = await phone("sau").local();
  assert.deepEqual(
    later?.venues?.list.map(({ name }) => name),
    ["Tạp hóa minh họa"],
  );
  assert.deepEqual(later?.document, view?.document);
  wire.detour = (called) => called;
});

test("in a week one phone that agreed is counted once, mixed; the one beside it that did not says nothing", async () => {
  const answers = async () => {
    const { rows } = await town.servers.database.query<{ question: string; answer: string; n: number }>(
      "select question, answer, n::int as n from rollout.active_answer",
    );
    return rows;
  };
  assert.deepEqual(await answers(), []);
  const said: string[] = [];
  for (const id of ["sau", "tu"])
    town.resident(id).wire.onExchange(({ url }) => {
      if (url.endsWith(reportActive.path)) said.push(id);
    });
  await phone("sau").chooseArea("30598");
  await phone("sau").consentToStatistics(true);
  town.wake("sau");
  const week = weekAt(town.clock.now());
  town.jobStep = Minutes(10);
  await town.advance(between(town.clock.now(), startOf(weekAfter(week))));
  const rows = await answers();
  assert.deepEqual(
    ["district", "hours"].map((asked) => rows.filter(({ question }) => question === asked).map(({ n }) => n)),
    [[1], [1]],
  );
  assert.ok(
    rows.every(
      ({ question, answer }) => question !== "district" || areasOf(AN_GIANG).answers.includes(answer),
    ),
  );
  assert.deepEqual(said, ["sau"]);
  await phone("sau").consentToStatistics(false);
  assert.equal(phone("sau").state().active, null);
});
