/** What waits, as the contract shows it: a page of items, and how many there are. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { type WaitingEndpoints, WHOSE } from "@bluezone/contract/waiting";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { gather } from "./gather.ts";
import { type Item, isOverdue, isPressing, isWhose } from "./order.ts";
import type { WaitingAt, WaitingPart } from "./part.ts";
import { type DeskTables, type Sql, unitNamesOf } from "./store.ts";

type Read = WaitingEndpoints["readWaiting"];
type Counts = ResponseOf<WaitingEndpoints["countWaiting"]>;
type Shown = ResponseOf<Read>["items"][number];

const whoseOf = (items: readonly Item[], viewer: string): Counts["whose"] =>
  Object.fromEntries(
    WHOSE.map((whose) => [whose, items.filter((item) => isWhose(item, whose, viewer)).length]),
  ) as Counts["whose"];

/** How many there are of each kind, in the order of the kinds. */
function kindsOf(items: readonly Item[], kinds: readonly string[], now: Instant): Counts["kinds"] {
  const by = Map.groupBy(items, ({ kind }) => kind);
  return kinds.flatMap((kind) => {
    const of = by.get(kind);
    return of
      ? [{ kind, count: of.length, pressing: of.filter((item) => isPressing(item, now)).length }]
      : [];
  });
}

const shown = (item: Item, unitName: string, viewer: string, now: Instant): Shown => ({
  kind: item.kind,
  subject: item.subject,
  record: item.record ?? item.subject,
  label: item.label ?? "",
  things: item.things ?? null,
  unitName,
  urgent: item.urgent ?? false,
  since: isoInstant(item.since),
  due: item.due === undefined ? null : isoInstant(item.due),
  overdue: isOverdue(item, now),
  assignee: item.assignee,
  mine: isWhose(item, "mine", viewer),
  held: Boolean(item.holder),
});

/** A page of what waits. */
export async function readWaiting<Tables extends DeskTables>(
  sql: Sql<Tables>,
  parts: readonly WaitingPart<Tables>[],
  { whose, kind, limit, page }: RequestOf<Read>,
  { viewer, ...at }: WaitingAt & { readonly viewer: Viewer },
): Promise<ResponseOf<Read>> {
  const all = await gather(sql, parts, viewer, at);
  const theirs = all.filter((item) => isWhose(item, whose, viewer.id));
  const items = kind === undefined ? theirs : theirs.filter((item) => item.kind === kind);
  const rows = items.slice((page - 1) * limit, page * limit);
  const names = await unitNamesOf(
    sql,
    rows.map(({ unitPath }) => unitPath),
  );
  return {
    items: rows.map((item) => shown(item, names.get(item.unitPath) ?? "", viewer.id, at.now)),
    total: items.length,
    whose: whoseOf(all, viewer.id),
    kinds: kindsOf(
      theirs,
      parts.map((part) => part.kind),
      at.now,
    ),
    asOf: isoInstant(at.now),
  };
}

/** How much waits. */
export async function countWaiting<Tables extends DeskTables>(
  sql: Sql<Tables>,
  parts: readonly WaitingPart<Tables>[],
  { viewer, ...at }: WaitingAt & { readonly viewer: Viewer },
): Promise<Counts> {
  const all = await gather(sql, parts, viewer, at);
  const kinds = kindsOf(
    all,
    parts.map(({ kind }) => kind),
    at.now,
  );
  return {
    whose: whoseOf(all, viewer.id),
    kinds,
    pressing: kinds.reduce((sum, { pressing }) => sum + pressing, 0),
  };
}
