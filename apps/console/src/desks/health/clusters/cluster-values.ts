/** A cluster as a form has it. */
import type { ClusterKind, ClusterTyped } from "@bluezone/contract/health/clusters";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";

/** What is typed: "" where nothing is. */
export type ClusterValues = { readonly [Name in keyof ClusterTyped]: string };

/** Of a new one. */
export const NEW_CLUSTER: ClusterValues = {
  ...{ name: "", kind: "", commune: "", address: "", from: "", to: "", venue: "", note: "" },
};

const shownDay = (iso: string | null): string => (iso === null ? "" : date(parseDay(iso), "vi"));

/** Of one that is there. */
export const clusterValues = (cluster: ClusterTyped): ClusterValues => ({
  name: cluster.name,
  kind: cluster.kind,
  commune: cluster.commune ?? "",
  address: cluster.address ?? "",
  from: shownDay(cluster.from),
  to: shownDay(cluster.to),
  venue: cluster.venue ?? "",
  note: cluster.note ?? "",
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** As it is sent. Days that cannot be read are none: the form refuses them before. */
export function clusterIn(values: ClusterValues, today: Day): ClusterTyped {
  const day = (typed: string): string | null => {
    const read = typedDay(typed, today);
    return read === undefined ? null : isoDay(read);
  };
  return {
    name: values.name.trim(),
    kind: values.kind as ClusterKind,
    commune: orNull(values.commune),
    address: orNull(values.address),
    from: day(values.from),
    to: day(values.to),
    venue: orNull(values.venue),
    note: orNull(values.note),
  };
}

/** Whether the days are in order: the first has come, the last is not before it. */
export function daysInOrder({ from, to }: Pick<ClusterValues, "from" | "to">, today: Day): boolean {
  const [first, last] = [typedDay(from, today), typedDay(to, today)];
  return (
    (first === undefined || first <= today) && (first === undefined || last === undefined || last >= first)
  );
}
