/** A week with numbers in it, for tests and pictures: made up, and the same each time. */
import { randomUUID } from "node:crypto";
import { enterDownloads, enterSmartphones, enterTarget } from "@bluezone/contract/rollout/figures";
import { enterNumbers } from "@bluezone/contract/rollout/numbers";
import { type Week, weekAfter } from "@bluezone/contract/rollout/week";
import { areasOf, HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { on } from "@bluezone/policy/dated";
import { parseDay } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { TestRollout } from "../../testing/rollout.ts";

const AREAS = areasOf(AN_GIANG);

/** Shares of a district's people that have downloaded, in tenths of a per cent, in the order of the districts. */
const DOWNLOADED = [214, 187, 120, 96, 143, 78, 41, 62, 155, 104, 88];
/** Answers of phones by district and then "none", as they come mixed. */
const ANSWERED = [700, 520, 430, 410, 560, 480, 330, 390, 460, 640, 520, 360];

/** Which units of a district send numbers. */
const SENDERS = ["culture-office", "district-station", "one-stop-counter"] as const;

/** The people of the desk as the province's department sees them. */
export type Sample = Pick<TestRollout, "database" | "unit">;

/**
 * Fills a week and the one before: three units a district but for the last district, downloads of all, smartphones of all but
 * one, a target, and phones' answers. The form of the week must be open.
 */
export async function fillWeek({ database, unit }: Sample, department: SignedIn, week: Week): Promise<void> {
  const districts = on(AN_GIANG.districts, parseDay(week));
  const source = "Google Play Console, App Store Connect";
  for (const [back, one] of [weekAfter(week, -1), week].entries()) {
    await department.post(enterDownloads, {
      week: one,
      source,
      illustrative: true,
      rows: districts.map(({ code, population }, i) => ({
        district: code,
        count: Math.round(((population ?? 0) * ((DOWNLOADED[i] ?? 50) + back * 11)) / 1_000),
      })),
    });
    for (const [i, { code }] of districts.slice(0, -1).entries())
      for (const [n, sender] of SENDERS.entries())
        await department.post(enterNumbers, {
          unitId: unit(`${code}-${sender}`),
          week: one,
          version: 0,
          clientId: randomUUID(),
          totals: {
            staff: 24 + 3 * n + i,
            smartphones: 20 + 2 * n + i,
            installed: 5 + n + i + 2 * back,
            helped: 30 + 7 * i,
            posters: 2 + n,
          },
          difficulties: n === 0 && i % 4 === 0 ? "Một số máy đời cũ không cài được." : "",
          proposals: n === 1 && i % 5 === 0 ? "Cần thêm tờ rơi cho bến phà." : "",
          confirmed: true,
        });
  }
  for (const { code, population } of districts.slice(1))
    await department.post(enterSmartphones, {
      district: code,
      count: Math.round((population ?? 0) * 0.6),
      source: "Số liệu minh họa",
      validFrom: "2020-10-01",
    });
  await department.post(enterTarget, {
    source: "downloads",
    per: "people",
    share: 0.3,
    basis: "số liệu minh họa",
    validFrom: "2020-10-01",
    validTo: "2020-12-31",
  });
  await database.db
    .insertInto("active_answer")
    .values([
      ...AREAS.answers.map((answer, i) => ({
        week_day: parseDay(week),
        areas: AREAS.name,
        question: "district",
        answer,
        n: ANSWERED[i] ?? 0,
      })),
      ...HOURS_ANSWERS.map((answer, i) => ({
        week_day: parseDay(week),
        areas: AREAS.name,
        question: "hours",
        answer,
        n: 1_100 + 230 * i,
      })),
    ])
    .execute();
}
