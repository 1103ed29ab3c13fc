/** What waits, as the contract shows it: a page of items, and how many there are. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { type WaitingEndpoints, WHOSE, type Whose } from "@bluezone/contract/waiting";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { countItems, type KindCount, pageOfItems } from "./items-store.ts";
import type { Item, WaitingAt, WaitingPart } from "./part.ts";
import { type DeskTables, type Sql, unitNamesOf } from "./store.ts";

type Read = WaitingEndpoints["readWaiting"];
type Counts = ResponseOf<WaitingEndpoints["countWaiting"]>;
type Shown = ResponseOf<Read>["items"][number];

const sumOf = (counts: readonly KindCount[], whose: Whose): number =>
  counts.reduce((sum, { by }) => sum + by[whose].count, 0);

const whoseOf = (counts: readonly KindCount[]): Counts["whose"] =>
  Object.fromEntries(WHOSE.map((whose) => [whose, sumOf(counts, whose)])) as Counts["whose"];

const kindsOf = (counts: readonly KindCount[], whose: Whose): Counts["kinds"] =>
  counts.flatMap(({ kind, by }) => (by[whose].count > 0 ? [{ kind, ...by[whose] }] : []));

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
  overdue: item.due !== undefined && item.due < now,
  assignee: item.assignee,
  mine: item.assignee?.id === viewer && !item.assignee.away,
  held: item.holder !== undefined,
});

/** A page of what waits. */
export async function readWaiting<Tables extends DeskTables>(
  sql: Sql<Tables>,
  parts: readonly WaitingPart<Tables>[],
  { whose, kind, limit, page }: RequestOf<Read>,
  { viewer, ...at }: WaitingAt & { readonly viewer: Viewer },
): Promise<ResponseOf<Read>> {
  const asking = { ...at, viewer };
  const counts = await countItems(sql, { ...asking, parts });
  // A kind of which nothing waits is not looked through a second time.
  const waits = new Set(counts.flatMap((one) => (one.by[whose].count > 0 ? one.kind : [])));
  const asked = parts.filter((one) => waits.has(one.kind) && (kind === undefined || one.kind === kind));
  const items = await pageOfItems(
    sql,
    { ...asking, parts: asked },
    { whose, limit, offset: (page - 1) * limit },
  );
  const names = await unitNamesOf(
    sql,
    items.map(({ unitPath }) => unitPath),
  );
  return {
    items: items.map((item) => shown(item, names.get(item.unitPath) ?? "", viewer.id, at.now)),
    total: sumOf(
      counts.filter((one) => kind === undefined || one.kind === kind),
      whose,
    ),
    whose: whoseOf(counts),
    kinds: kindsOf(counts, whose),
    asOf: isoInstant(at.now),
  };
}

/** How much waits. */
export async function countWaiting<Tables extends DeskTables>(
  sql: Sql<Tables>,
  parts: readonly WaitingPart<Tables>[],
  { viewer, ...at }: WaitingAt & { readonly viewer: Viewer },
): Promise<Counts> {
  const counts = await countItems(sql, { ...at, parts, viewer });
  const kinds = kindsOf(counts, "all");
  return {
    whose: whoseOf(counts),
    kinds,
    pressing: kinds.reduce((sum, { pressing }) => sum + pressing, 0),
  };
}
