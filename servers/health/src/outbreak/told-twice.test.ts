/** What a told picture hides does not follow from the same week told twice. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readPlaces } from "@bluezone/contract/health/outbreak";
import { addDays, dayStart, Hours, parseDay, plus } from "@bluezone/protocol/time";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

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
