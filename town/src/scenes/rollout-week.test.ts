/** The whole week of letter 1313, told by who works in it: from the Sunday on which it came to the report that goes up. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { airingsWeek } from "@bluezone/contract/rollout/airings";
import { checkPlacements, listPlacements, readPlacement } from "@bluezone/contract/rollout/placements";
import { readProgress } from "@bluezone/contract/rollout/planned-tasks";
import { startPrint } from "@bluezone/contract/rollout/prints";
import { closeReport, paperDocx, paperPdf, previewReport } from "@bluezone/contract/rollout/reports";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { isoDay, Seconds } from "@bluezone/protocol/time";
import { valueWords } from "@bluezone/rollout/reports/words";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { goTo, publish, stationMachine } from "../actors/bulletin-desk.ts";
import { enterMadeUpDownloads, sendWeek } from "../actors/campaign.ts";
import {
  acceptTask,
  acknowledgeAll,
  begin,
  giveOn,
  passLetter1313,
  show,
  taskOf,
} from "../actors/letter-desk.ts";
import { passerBy } from "../actors/passer-by.ts";

const WEEK = "2021-01-03";
const DAYS = [28, 29, 30, 31]
  .map((day) => `2020-12-${day}`)
  .concat(["2021-01-01", "2021-01-02", "2021-01-03"]);

test("[D17] [D41] [D42] [D52] [D53] [D58] [D60] a week of letter 1313: passed down on Sunday, acted on by department, district, commune, station and bus line, counted, and reported on the next Sunday", async () => {
  const t = await testRollout({ ROLLOUT_IDLE: "12h", ROLLOUT_SESSION: "7d" });
  try {
    // Sunday 27 December: the letter.
    const officer = await t.as("rollout-officer", "89-province-committee");
    const approver = await t.as("approver", "89-province-committee");
    const letter = await passLetter1313(officer, WEEK);
    const bulletin = await publish(officer, approver, { firstDay: DAYS[0]!, lastDay: DAYS.at(-1)! });

    // Monday: the district takes note, begins, and gives the work on to its communes.
    const district = await t.as("rollout-officer", "889-district-committee");
    const transport = await t.as("rollout-officer", "89-transport-department");
    const operator = await t.as("station-operator", "889-district-station");
    await goTo(t, "2020-12-28 05:00", officer, district, transport, operator);
    assert.ok((await acknowledgeAll(district, letter.id)) > 0);
    const own = await taskOf(district, letter.id, "7");
    await begin(district, own);
    assert.equal(await giveOn(district, own, "commune-committee", "2021-01-02"), 13);

    // Sheets for the buses: printed, hung, scanned.
    const sheets = await hangSheets(transport);
    // Every day the bulletin at 5:30 and 17:00; on Thursday the evening one is forgotten.
    const machine = stationMachine(operator, t.clock.now);
    for (const day of DAYS) {
      for (const slot of ["05:30", "17:00"] as const) {
        if (day === "2020-12-31" && slot === "17:00") continue;
        await goTo(t, `${day} ${slot}`, operator);
        await machine.look();
        machine.air(slot, bulletin);
        await machine.send();
      }
      if (day === "2020-12-30") await scan(sheets[0]!);
    }

    // Sunday evening: a commune shows what it did, the district accepts and shows its own.
    const commune = await t.as("unit-officer", "30463-commune-committee");
    await goTo(t, "2021-01-03 18:05", officer, district, commune, operator);
    await acknowledgeAll(commune, letter.id);
    const theirs = await taskOf(commune, letter.id, "7");
    await show(commune, theirs, "Đã hướng dẫn 42 lượt người tại bộ phận một cửa.");
    await acceptTask(district, theirs);
    await show(district, own, "13 xã đã nhận việc, Cái Dầu đã xong.");
    await acceptTask(officer, own);

    // The cut-off was at 17:00: numbers of the districts, and the stores' downloads.
    const today = AN_GIANG.districts.filter(({ validFrom }) => isoDay(validFrom) === "2019-10-06");
    await enterMadeUpDownloads(officer, WEEK, today);
    for (const { code } of today)
      await sendWeek(
        officer,
        t.unit(`${code}-district-committee`),
        WEEK,
        { staff: 100, smartphones: 80, installed: 60, helped: 25, posters: 10 },
        { proposals: code === "889" ? "Cần thêm tờ dán xe." : "" },
      );

    // What the department sees, and what goes up.
    const { whole } = await progress(officer, letter.id);
    assert.deepEqual([whole.accepted >= 2, whole.cascaded >= 1], [true, true]);
    const week = await officer.post(airingsWeek, { day: WEEK });
    assert.deepEqual([week.from, week.to], ["2020-12-28", "2021-01-03"]);
    const station = week.stations.find(({ of }) => of === t.unit("889-district-station"));
    assert.equal(station?.aired, 13);
    const { rollUp, head, subject } = await officer.post(previewReport, {
      unitId: t.unit("89-province-committee"),
      week: WEEK,
    });
    const figure = (key: string) => rollUp.figures.find((one) => one.key === key)?.value;
    assert.deepEqual(figure("installed"), { is: "count", n: 660, of: 880 });
    assert.deepEqual(figure("scans"), { is: "count", n: 1, of: null });
    assert.ok(rollUp.proposals.some(({ text }) => text === "Cần thêm tờ dán xe."));
    const { paper } = await officer.post(closeReport, {
      unitId: t.unit("89-province-committee"),
      week: WEEK,
      head,
      subject,
      difficulties: "Không.",
      proposals: "Cần thêm tờ dán xe.",
    });
    const file = async (path: string) =>
      new Uint8Array(await (await officer.get(path.replace(":id", paper.id))).arrayBuffer());
    const words = pdfText(await file(paperPdf.path))
      .join("\n")
      .normalize("NFC")
      .replace(/\s+/g, " ");
    for (const one of rollUp.figures) assert.ok(words.includes(valueWords(one)), one.key);
    assert.deepEqual([...(await file(paperDocx.path)).subarray(0, 2)], [0x50, 0x4b]);

    async function hangSheets(by: SignedIn): Promise<readonly string[]> {
      await by.post(startPrint, {
        id: randomUUID(),
        kind: "vehicle-sheet",
        places: ["889-vehicle-1", "889-vehicle-2"].map((code) => ({
          unit: t.unit(code),
          route: "Long Xuyên – Châu Đốc",
        })),
      });
      t.clock.advance(Seconds(10));
      await t.rollout.runJobs(t.clock.now());
      const { placements } = await by.post(listPlacements, { kind: "vehicle-sheet" });
      const actions = placements.map(({ code }) => ({
        id: randomUUID(),
        code,
        action: "in-place" as const,
        at: t.clock.now(),
      }));
      await by.post(checkPlacements, { actions });
      return placements.map(({ code }) => code);
    }
    async function scan(code: string): Promise<void> {
      await passerBy(t.url, t.clock.now).scan(code);
      t.clock.advance(Seconds(10));
      await t.rollout.runJobs(t.clock.now());
      await goTo(t, "2020-12-30 17:30", transport);
      assert.equal((await transport.post(readPlacement, { code })).placement.scans7, 1);
    }
    async function progress(by: SignedIn, id: string) {
      const { byType } = await by.post(readProgress, { id });
      const sum = (of: "accepted" | "cascaded") => byType.reduce((all, one) => all + one[of], 0);
      return { whole: { accepted: sum("accepted"), cascaded: sum("cascaded") } };
    }
  } finally {
    await t.close();
  }
});
