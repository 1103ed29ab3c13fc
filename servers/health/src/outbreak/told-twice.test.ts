/** What a told picture hides does not follow from the same week told twice. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  PICTURES,
  readContactsPicture,
  readCurve,
  readDelays,
  readPlaces,
  readPositivity,
  readQuarantinePicture,
  readReproduction,
  readSpeed,
} from "@bluezone/contract/health/outbreak";
import { readReport } from "@bluezone/contract/health/reports";
import { addDays, dayStart, Hours, parseDay, plus } from "@bluezone/protocol/time";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

/** Every picture by its name; a new one is told or refused as `PICTURES` says. */
const ENDPOINTS = {
  curve: readCurve,
  places: readPlaces,
  delays: readDelays,
  speed: readSpeed,
  positivity: readPositivity,
  reproduction: readReproduction,
  contacts: readContactsPicture,
  quarantine: readQuarantinePicture,
} as const satisfies Readonly<Record<keyof typeof PICTURES, unknown>>;
const TODAY = parseDay("2020-12-29");
/** Communes of Châu Phú, with so many cases in the last week that is over. */
const [FEW, FIVE, SIX, SEVEN] = ["30478", "30487", "30463", "30466"];
let server: TestHealth;
before(async () => {
  server = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  server.clock.set(plus(dayStart(TODAY, "vietnam"), Hours(12)));
});
after(() => server?.close());

test("a commune's hidden count cannot be worked out from two readings between which two cases elsewhere were discarded", async () => {
  const observer = await server.as("observer", "89-health-department");
  const unitId = server.unit("89-health-department");
  const when = plus(dayStart(addDays(TODAY, -4), "vietnam"), Hours(9));
  const six: string[] = [];
  for (const [commune, n] of [
    [FEW, 2],
    [FIVE, 5],
    [SIX, 6],
    [SEVEN, 7],
  ] as const)
    for (let i = 0; i < n; i++) {
      const { id } = await addCaseOf(server, when, { commune });
      if (commune === SIX) six.push(id);
    }
  const read = async () => {
    const { places } = await observer.post(readPlaces, { unitId, district: "889", weeks: 1 });
    const of = (code: string) => {
      const count = places.find((one) => one.code === code)?.count;
      return count?.is === "shown" ? count.value : undefined;
    };
    return { whole: of("889"), few: of(FEW), five: of(FIVE), six: of(SIX), seven: of(SEVEN) };
  };
  const first = await read();
  await server.database.db
    .updateTable("case_record")
    .set({ class: "discarded" })
    .where("id", "in", six.slice(0, 2))
    .execute();
  const second = await read();
  assert.deepEqual([first.few, second.few], [undefined, undefined], "it is hidden both times");
  // Whole less what is shown is the sum of the hidden ones; the second reading shows one of them.
  const hiddenFirst = first.whole! - first.six! - first.seven!;
  assert.notEqual(
    hiddenFirst - (second.five ?? Number.NaN),
    2,
    "2 people of a commune follow from what was told",
  );
});

test("a week that was told is told the same ever after, in the curve and in reports of any office", async () => {
  const observer = await server.as("observer", "89-health-department");
  const when = plus(dayStart(addDays(TODAY, -11), "vietnam"), Hours(9));
  const ids: string[] = [];
  for (let i = 0; i < 9; i++) ids.push((await addCaseOf(server, when, { commune: SEVEN })).id);
  const told = async () => {
    const unitId = server.unit("89-health-department");
    const { points } = await observer.post(readCurve, { unitId, weeks: 2 });
    const reports = [];
    for (const office of [unitId, server.unit("889-medical-centre")]) {
      const { report } = await observer.post(readReport, {
        unitId: office,
        period: "week",
        day: "2020-12-20",
        form: "told",
      });
      const { figures, places, curve, delays, funnel } = report.body;
      reports.push({ figures, places, curve, delays, funnel });
    }
    return { points, reports };
  };
  const first = await told();
  assert.deepEqual(first.points[0]?.report, { is: "shown", value: 9 });
  await server.database.db
    .updateTable("case_record")
    .set({ class: "discarded" })
    .where("id", "in", ids.slice(0, 2))
    .execute();
  assert.deepEqual(await told(), first);
});

test("delays, 7-1-7 and tests are told of the last week of the whole province, small counts hidden, and the same ever after", async () => {
  const own = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  try {
    own.clock.set(plus(dayStart(TODAY, "vietnam"), Hours(12)));
    const observer = await own.as("observer", "89-health-department");
    const when = plus(dayStart(addDays(TODAY, -4), "vietnam"), Hours(9));
    const ids: string[] = [];
    for (let i = 0; i < 9; i++)
      ids.push(
        (await addCaseOf(own, when, {}, { onset: i < 2 ? addDays(TODAY, -9) : addDays(TODAY, -7) })).id,
      );
    const unitId = own.unit("89-health-department");
    const asked = { unitId, weeks: 2 };
    const told = async () => {
      const [delays, speed, positivity] = [
        await observer.post(readDelays, asked),
        await observer.post(readSpeed, asked),
        await observer.post(readPositivity, asked),
      ];
      return { delays: delays.steps, speed: speed.steps, points: positivity.points };
    };
    const first = await told();
    const [sampled] = first.delays;
    assert.deepEqual(sampled?.count, { is: "shown", value: 9 });
    const bars = sampled?.counts ?? [];
    assert.ok(
      bars.filter(({ is }) => is === "hidden").length >= 2,
      "two people in a bar are hidden, and not alone",
    );
    assert.ok(!JSON.stringify(bars).includes('"value":2'));
    assert.equal(first.points.length, 2);
    await own.database.db
      .updateTable("case_record")
      .set({ class: "discarded" })
      .where("id", "in", ids.slice(0, 2))
      .execute();
    assert.deepEqual(await told(), first);
    const part = { ...asked, unitId: own.unit("889-medical-centre") };
    const narrow = await own.as("observer", "889-medical-centre");
    assert.deepEqual((await narrow.post(readDelays, part)).steps, []);
    assert.deepEqual((await narrow.post(readPositivity, part)).points, []);
  } finally {
    await own.close();
  }
});

test("a picture is told where the list says so, and refused where it says that it is not", async () => {
  const officer = await server.as("health-officer", "89-newspaper");
  const asked = { unitId: server.unit("89-newspaper"), weeks: 1 };
  for (const [name, said] of Object.entries(PICTURES)) {
    const { code, status } = await officer.tries(ENDPOINTS[name as keyof typeof PICTURES], asked);
    if (said === "told") assert.equal(status, 200, name);
    else assert.equal(code, "not_found", name);
  }
});
