/** Contacts per case, where they are from, and how many became cases. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { CONTACT_BOUNDS, CONTACT_GROUPS, type readContactsPicture } from "@bluezone/contract/health/outbreak";
import { shareOf } from "@bluezone/policy/share-interval";
import type { Sql } from "../tables.ts";
import { type Asking, headOf } from "./asked.ts";
import { type CasesWith, type ContactGroup, casesByContacts, contactsTurned } from "./contacts-store.ts";

/** The picture. */
export async function contactsOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readContactsPicture>> {
  const rows = await casesByContacts(sql, asking);
  const turned = await contactsTurned(sql, asking);
  const cases = total(rows.map((row) => row.cases));
  const quantile = (share: number) => (cases === 0 ? null : quantileOf(rows, share * (cases - 1)));
  return {
    ...headOf(asking),
    cases,
    counts: barsOf(rows),
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    groups: CONTACT_GROUPS.map((group) => {
      const contacts = total(rows.map((row) => (group === "all" ? row.all * row.cases : row[group])));
      const became = total(turned.filter((one) => isIn(group, one)).map((one) => one.became));
      return { group, contacts, became, share: shareOf(became, contacts) };
    }),
  };
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

const isIn = (group: ContactGroup, of: { readonly source: string; readonly class: string | null }) =>
  group === "all" || of.source === group || of.class === group;

/** Cases of each bar: those with as many contacts as its bound at most, and more than the one before. */
const barsOf = (rows: readonly CasesWith[]): number[] =>
  [...CONTACT_BOUNDS, Number.POSITIVE_INFINITY].map((bound, i, bounds) =>
    total(rows.filter(({ all }) => all <= bound && all > (bounds[i - 1] ?? -1)).map((row) => row.cases)),
  );

/** How many contacts the case has that stands at a place of the order, from 0; between two of them in proportion. */
function quantileOf(rows: readonly CasesWith[], place: number): number {
  const at = (index: number): number => {
    let left = index;
    for (const { cases, all } of rows) {
      if (left < cases) return all;
      left -= cases;
    }
    throw new RangeError(`no case stands at ${index}`);
  };
  const low = at(Math.floor(place));
  return low + (at(Math.ceil(place)) - low) * (place - Math.floor(place));
}
