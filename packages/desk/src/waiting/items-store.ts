/** The SQL of what waits: a kind is a query of its slice, and the database counts, orders and pages all of them together. */
import { WHOSE, type Whose } from "@bluezone/contract/waiting";
import type { Day, Instant } from "@bluezone/protocol/time";
import { Instant as instant } from "@bluezone/protocol/time";
import { ms } from "@bluezone/staff/tables";
import { actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { type Expression, type RawBuilder, sql as raw } from "kysely";
import type { Item, ItemColumns, WaitingAt, WaitingPart, WaitingRow } from "./part.ts";
import { type DeskTables, isAway, ours, type Sql } from "./store.ts";

/** A column of the query's own, such as "contact.id", or what it is made of. */
type Column = string | RawBuilder<unknown>;

/** Where an item's columns come from; `record` is the subject when absent, `unit` the unit's path. */
type ItemFrom = {
  readonly subject: Column;
  readonly record?: Column;
  readonly unit: Column;
  readonly label?: Column;
  readonly things?: Column;
  readonly urgent?: Column;
  readonly since: Column;
  readonly due?: Column;
  /** Ids of accounts, as `text[]`. */
  readonly barred?: Column;
  readonly holder?: Column;
};

/** What a part's query selects: all columns of an item, in one order. */
export function itemColumns(from: ItemFrom) {
  const {
    subject,
    record = subject,
    unit,
    label,
    things,
    urgent = raw`false`,
    since,
    due,
    barred,
    holder,
  } = from;
  const as = <Name extends keyof ItemColumns>(name: Name, column: Column | undefined, type: string) => {
    const of = column === undefined ? raw`null` : typeof column === "string" ? raw.ref(column) : column;
    return raw<ItemColumns[Name]>`(${of})::${raw.raw(type)}`.as(name);
  };
  return [
    as("subject", subject, "text"),
    as("record", record, "text"),
    as("unit_path", unit, "text"),
    as("label", label, "text"),
    as("things", things, "int"),
    as("urgent", urgent, "boolean"),
    as("since_ms", since, "bigint"),
    as("due_ms", due, "bigint"),
    as("barred", barred, "text[]"),
    as("holder", holder, "text"),
  ] as const;
}

/** Accounts out of a column with a JSON list of them, as `text[]`. */
export const fromJson = (column: string): RawBuilder<string[]> =>
  raw`array(select jsonb_array_elements_text(${raw.ref(column)}::jsonb))`;

/** The instant at which a day of Vietnam is over, as a column has it; the day is one since 1970. */
export const endOfDay = (column: string, later = 0): RawBuilder<string> =>
  raw`((${raw.ref(column)} + ${1 + later}::int)::bigint * 86400000 - 25200000)`;

const rowOf = (row: ItemColumns): WaitingRow => ({
  subject: row.subject,
  ...(row.record === row.subject ? {} : { record: row.record }),
  unitPath: row.unit_path,
  ...(row.label === null ? {} : { label: row.label }),
  ...(row.things === null ? {} : { things: row.things }),
  ...(row.urgent ? { urgent: true } : {}),
  since: instant(Number(row.since_ms)),
  ...(row.due_ms === null ? {} : { due: instant(Number(row.due_ms)) }),
  ...(row.barred === null ? {} : { barred: row.barred }),
  ...(row.holder === null ? {} : { holder: row.holder }),
});

const labelled = <Row extends WaitingRow>(row: Row, label: ((text: string) => string) | undefined): Row =>
  row.label === undefined || label === undefined ? row : { ...row, label: label(row.label) };

/** All of one query that waits, or its items of these subjects; in any order. */
export async function itemsOf<Tables extends DeskTables>(
  sql: Sql<Tables>,
  query: Expression<ItemColumns>,
  {
    subjects,
    label,
  }: { readonly subjects?: readonly string[]; readonly label?: (text: string) => string } = {},
): Promise<readonly WaitingRow[]> {
  let items = ours(sql).selectFrom(raw<ItemColumns>`${query}`.as<"item">(raw`item`)).selectAll();
  if (subjects) items = items.where("item.subject", "=", raw<string>`any(${subjects}::text[])`);
  return (await items.execute()).map((row) => labelled(rowOf(row), label));
}

/** Forgets who had items of a kind that wait no more, but for what was assigned since `before`. */
export async function dropGone<Tables extends DeskTables>(
  sql: Sql<Tables>,
  { kind, query }: { readonly kind: string; readonly query: Expression<ItemColumns> },
  before: Instant,
): Promise<void> {
  await ours(sql)
    .deleteFrom("waiting_assignment")
    .where("kind", "=", kind)
    .where("at_ms", "<=", ms(before))
    .where("subject", "not in", raw<string>`(select item.subject from ${query} as item)`)
    .execute();
}

/** Who asks for what, when. */
type Asking<Tables> = WaitingAt & {
  readonly parts: readonly WaitingPart<Tables>[];
  readonly viewer: Pick<Viewer, "id" | "may" | "scope">;
};

/**
 * What the viewer can do, of all kinds, with who has it: what they may not do, and what takes a second person who is not the
 * viewer, is not theirs to see. An item with a holder of its own is assigned to nobody else.
 */
async function shownTo<Tables extends DeskTables>(
  sql: Sql<Tables>,
  { parts, viewer, ...at }: Asking<Tables>,
) {
  const kinds = parts.flatMap(({ kind, permission, items }, place) =>
    viewer.may(permission)
      ? [
          raw`select ${kind}::text as kind, ${place}::int as place, one.* from ${items(sql, viewer.scope(permission), at)} as one`,
        ]
      : [],
  );
  if (kinds.length === 0) return undefined;
  const { accounts } = await actorIn(sql, viewer.id);
  const all = raw<ItemColumns & { kind: string; place: number }>`(${raw.join(kinds, raw` union all `)})`;
  return ours(sql)
    .selectFrom(all.as<"item">(raw`item`))
    .leftJoin("waiting_assignment as taken", (join) =>
      join
        .onRef("taken.kind", "=", "item.kind")
        .onRef("taken.subject", "=", "item.subject")
        .on("item.holder", "is", null),
    )
    .leftJoin("staff_user", (join) =>
      join.on("staff_user.id", "=", raw<string>`coalesce(item.holder, taken.staff_id)`),
    )
    .leftJoin("waiting_away", "waiting_away.staff_id", "staff_user.id")
    .where(raw<boolean>`(item.barred && ${[...accounts]}::text[]) is not true`);
}

/** Whether an item is to be shown by whose it is: who is away has nothing. */
function isWhose(whose: Whose, viewer: string, today: Day): RawBuilder<boolean> {
  if (whose === "all") return raw`true`;
  const present = raw`staff_user.id is not null and not ${isAway(today)}`;
  return whose === "nobody" ? raw`not (${present})` : raw`(${present} and staff_user.id = ${viewer})`;
}

/** How much of a kind waits, and how much of that is urgent or over its time, by whose it is. */
export type KindCount = {
  readonly kind: string;
  readonly by: Readonly<Record<Whose, { readonly count: number; readonly pressing: number }>>;
};

/** The counts of kinds of which anything waits, in the order of the parts. */
export async function countItems<Tables extends DeskTables>(
  sql: Sql<Tables>,
  asking: Asking<Tables>,
): Promise<readonly KindCount[]> {
  const items = await shownTo(sql, asking);
  if (!items) return [];
  const { viewer, now, today } = asking;
  const pressing = raw`(item.urgent or item.due_ms < ${ms(now)}::bigint)`;
  const rows = await items
    .select("item.kind")
    .select(
      WHOSE.flatMap((whose) => {
        const theirs = isWhose(whose, viewer.id, today);
        return [
          raw<string>`count(*) filter (where ${theirs})`.as(whose),
          raw<string>`count(*) filter (where ${theirs} and ${pressing})`.as(`${whose}_pressing`),
        ] as const;
      }),
    )
    .groupBy(["item.kind", "item.place"])
    .orderBy("item.place")
    .execute();
  return rows.map((row) => {
    const of = row as Readonly<Record<string, string>>;
    const by = Object.fromEntries(
      WHOSE.map((whose) => [whose, { count: Number(of[whose]), pressing: Number(of[`${whose}_pressing`]) }]),
    ) as KindCount["by"];
    return { kind: row.kind, by };
  });
}

/** Items in order, from `offset` on: the urgent first, then by when they are to be done, then by how long they wait. */
export async function pageOfItems<Tables extends DeskTables>(
  sql: Sql<Tables>,
  asking: Asking<Tables>,
  page: { readonly whose: Whose; readonly limit: number; readonly offset: number },
): Promise<readonly Item[]> {
  const items = await shownTo(sql, asking);
  if (!items) return [];
  const { parts, viewer, now, today } = asking;
  const places = await items
    .select(["item.kind", "item.subject", "staff_user.id", "staff_user.name"])
    .select(isAway(today).as("away"))
    .where(isWhose(page.whose, viewer.id, today))
    .orderBy(raw`not item.urgent`)
    .orderBy("item.due_ms", (by) => by.asc().nullsLast())
    .orderBy("item.since_ms")
    .orderBy("item.place")
    .orderBy(raw`item.subject collate "C"`)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  // The rest is read of the page alone: the database need not look up a label for each that is not on it.
  const whole = new Map<string, WaitingRow>();
  for (const part of parts) {
    const subjects = places.filter(({ kind }) => kind === part.kind).map(({ subject }) => subject);
    if (subjects.length === 0) continue;
    const query = part.items(sql, viewer.scope(part.permission), { now, today });
    for (const row of await itemsOf(sql, query, { ...part, subjects }))
      whole.set(`${part.kind} ${row.subject}`, row);
  }
  return places.flatMap(({ kind, subject, id, name, away }) => {
    const row = whole.get(`${kind} ${subject}`);
    const assignee = id === null || name === null ? null : { id, name, away };
    return row ? [{ ...row, kind, assignee }] : [];
  });
}
