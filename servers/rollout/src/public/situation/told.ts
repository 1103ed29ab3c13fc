/** A situation as everybody is told it: small counts hidden, words beside the counts. */
import type { ToldSituation } from "@bluezone/contract/rollout/local";
import {
  SITUATION_COUNTS,
  type SituationContent,
  type SituationCount,
} from "@bluezone/contract/rollout/situation";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { type ToldCount, toldCount, toldPlaces } from "@bluezone/policy/told-counts";
import { type Day, parseDay } from "@bluezone/protocol/time";
import type { Sql } from "../../tables.ts";
import type { SituationRow } from "../tables.ts";
import { situationsUntil } from "./store.ts";
import { daysOfToldTotals, SUMS } from "./told-total.ts";

/** What is counted, in words. */
const LABELS: Readonly<Record<SituationCount, { readonly vi: string; readonly en: string }>> = {
  confirmedToday: {
    vi: "Người có kết quả dương tính trong ngày",
    en: "People who tested positive on the day",
  },
  confirmedTotal: { vi: "Tổng số người có kết quả dương tính", en: "People who tested positive in all" },
  recovered: { vi: "Tổng số người đã khỏi", en: "People who recovered in all" },
  testedToday: { vi: "Lượt xét nghiệm trong ngày", en: "Tests on the day" },
  quarantineSite: { vi: "Người đang cách ly tập trung", en: "People in quarantine at a site" },
  quarantineHome: { vi: "Người đang cách ly tại nhà", en: "People in quarantine at home" },
  released: { vi: "Người hết cách ly trong ngày", en: "People released from quarantine on the day" },
};

/** A count that is there and not told. */
const withheld = (count: number | null): ToldCount => (count === null ? { is: "none" } : { is: "hidden" });

/** What was entered. */
export const enteredOf = ({ content }: Pick<SituationRow, "content">): SituationContent =>
  JSON.parse(content) as SituationContent;

/** For everybody: the days as they were entered, in order, each once. A sum is told where no hidden day follows from it. */
export function toldSituations(
  province: Province,
  days: readonly SituationContent[],
): readonly ToldSituation[] {
  const told = new Map(
    Object.entries(SUMS).map(([key, sum]) => [key as SituationCount, daysOfToldTotals(days, sum)]),
  );
  return days.map((entered) =>
    toldSituation(province, entered, (key) => told.get(key)?.has(entered.day) ?? true),
  );
}

/** What is told of every day up to one, the newest first. */
export async function toldUntil(province: Province, sql: Sql, day: Day): Promise<readonly ToldSituation[]> {
  const rows = await situationsUntil(sql, day);
  return toldSituations(province, rows.map(enteredOf).reverse()).toReversed();
}

function toldSituation(
  province: Province,
  entered: SituationContent,
  may: (key: SituationCount) => boolean,
): ToldSituation {
  const { day, cutOff, counts, districts, source, method, advice, illustrative } = entered;
  const places = toldPlaces(districts.map(({ count }) => count));
  const names = new Map(on(province.districts, parseDay(day)).map(({ code, name }) => [code, name]));
  return {
    day,
    cutOff,
    counts: SITUATION_COUNTS.map((key) => ({
      key,
      label: LABELS[key],
      count: may(key) ? toldCount(counts[key]) : withheld(counts[key]),
    })),
    districts: districts.map(({ code }, i) => ({
      code,
      name: names.get(code) ?? code,
      count: places[i] ?? { is: "none" },
    })),
    source,
    method,
    advice,
    illustrative,
  };
}
