/** All that waits within somebody's reach, with who has it. */
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { type Item, inOrder } from "./order.ts";
import type { WaitingAt, WaitingPart } from "./part.ts";
import { assigneesOf, type DeskTables, keyOf, peopleOf, type Sql } from "./store.ts";

/** Without what takes a second person who is not the viewer. */
async function withoutBarred<Tables extends DeskTables>(
  sql: Sql<Tables>,
  items: readonly Item[],
  viewer: string,
): Promise<readonly Item[]> {
  if (items.every(({ barred }) => barred === undefined)) return items;
  const actor = await actorIn(sql, viewer);
  return items.filter(({ barred = [] }) => isSecondPerson(actor, barred));
}

/** In order. What the viewer may not do is not theirs to see here. */
export async function gather<Tables extends DeskTables>(
  sql: Sql<Tables>,
  parts: readonly WaitingPart<Tables>[],
  viewer: Pick<Viewer, "id" | "may" | "scope">,
  at: WaitingAt,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (const { kind, permission, rows } of parts)
    if (viewer.may(permission))
      for (const row of await rows(sql, viewer.scope(permission), at))
        found.push({ ...row, kind, assignee: null });
  const able = await withoutBarred(sql, found, viewer.id);
  const subjects = able.map(({ subject }) => subject);
  const assignees = await assigneesOf(sql, subjects, at.today);
  const holders = [...new Set(able.flatMap(({ holder }) => holder ?? []))];
  const people = await peopleOf(sql, holders, at.today);
  const whole = able.map((item) => ({
    ...item,
    assignee: (item.holder ? people.get(item.holder) : assignees.get(keyOf(item))) ?? null,
  }));
  return inOrder(
    whole,
    parts.map(({ kind }) => kind),
  );
}
