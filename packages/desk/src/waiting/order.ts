/** In which order items are shown, and which of them are whose. */
import type { Whose } from "@bluezone/contract/waiting";
import type { Instant } from "@bluezone/protocol/time";
import type { WaitingRow } from "./part.ts";

/** Who has an item. `away`: not now, so that it is nobody's meanwhile. */
export type Assignee = { readonly id: string; readonly name: string; readonly away: boolean };

/** An item with its kind and who has it. */
export type Item = WaitingRow & { readonly kind: string; readonly assignee: Assignee | null };

/** Whether its time is over. */
export const isOverdue = ({ due }: Pick<WaitingRow, "due">, now: Instant): boolean =>
  due !== undefined && due < now;

/** Whether it is to be done before all others: urgent, or over its time. */
export const isPressing = (item: Pick<WaitingRow, "due" | "urgent">, now: Instant): boolean =>
  item.urgent === true || isOverdue(item, now);

/** The urgent first, then by when it is to be done, then by how long it waits; kinds in their order. */
export function inOrder(items: readonly Item[], kinds: readonly string[]): readonly Item[] {
  const place = new Map(kinds.map((kind, n) => [kind, n]));
  const key = ({ urgent, due, since, kind }: Item) => [
    urgent ? 0 : 1,
    due ?? Number.POSITIVE_INFINITY,
    since,
    place.get(kind) ?? kinds.length,
  ];
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => {
    const n = a.key.findIndex((value, at) => value !== b.key[at]);
    return n < 0 ? (a.item.subject < b.item.subject ? -1 : 1) : Number(a.key[n]) - Number(b.key[n]);
  });
  return keyed.map(({ item }) => item);
}

/** Whether an item is to be shown by whose it is. */
export function isWhose({ assignee }: Pick<Item, "assignee">, whose: Whose, viewer: string): boolean {
  if (whose === "all") return true;
  const present = assignee !== null && !assignee.away;
  return whose === "nobody" ? !present : present && assignee.id === viewer;
}
