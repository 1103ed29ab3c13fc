/** A cluster as it is typed, kept and shown. Address and note are sealed under the key of keys, each for its own row. */
import { Fault } from "@bluezone/contract/fault";
import type { ClusterTyped } from "@bluezone/contract/health/clusters";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { type Day, parseDay } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import { shownDay } from "../cases/view.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { type PersonSeal, personSeal } from "../people/sealing.ts";
import { namesSomebody } from "../people/typed.ts";
import type { ClusterRow } from "./tables.ts";

/** Columns of what is typed. */
type Columns = Pick<
  ClusterRow,
  "name" | "kind" | "commune" | "address" | "from_day" | "to_day" | "venue" | "note"
>;

/** The seal of one cluster. */
export const clusterSeal = (keys: PeopleKeys, random: Random, id: string): PersonSeal =>
  personSeal(random, `cluster/${id}`, keys.seal);

/** The columns. Throws Fault `names_somebody`, `days_invalid` or `commune_unknown`. */
export function clusterColumns(
  province: Pick<Province, "communes">,
  typed: ClusterTyped,
  seal: PersonSeal,
  today: Day,
): Columns {
  for (const text of [typed.name, typed.venue, typed.note])
    if (text !== null && namesSomebody(text))
      throw new Fault("names_somebody", "A cluster is called by a place or an event.");
  const from = typed.from === null ? null : parseDay(typed.from);
  const to = typed.to === null ? null : parseDay(typed.to);
  if ((from !== null && from > today) || (to !== null && from !== null && to < from))
    throw new Fault("days_invalid", "It begins on a day that has come, and ends on that day or later.");
  if (typed.commune !== null && !on(province.communes, today).some(({ code }) => code === typed.commune))
    throw new Fault("commune_unknown", "there is no commune of this code today");
  return {
    name: typed.name,
    kind: typed.kind,
    commune: typed.commune,
    address: seal.sealOrNull("address", typed.address),
    from_day: from,
    to_day: to,
    venue: typed.venue,
    note: seal.sealOrNull("note", typed.note === "" ? null : typed.note),
  };
}

/** What was typed, read back. */
export const typedCluster = (row: ClusterRow, seal: PersonSeal): ClusterTyped => ({
  name: row.name,
  kind: row.kind,
  commune: row.commune,
  address: seal.openOrNull("address", row.address),
  from: row.from_day === null ? null : shownDay(row.from_day),
  to: row.to_day === null ? null : shownDay(row.to_day),
  venue: row.venue,
  note: seal.openOrNull("note", row.note),
});

/** Names of what differs. */
export const changedInCluster = (before: ClusterTyped, after: ClusterTyped): readonly string[] =>
  (Object.keys(before) as (keyof ClusterTyped)[]).filter((name) => before[name] !== after[name]);
