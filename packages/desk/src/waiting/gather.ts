/** All that waits within somebody's reach, with who has it. */
import type { Viewer } from "@bluezone/staff/viewer";
import { type Item, inOrder } from "./order.ts";
import type { WaitingAt, WaitingPart } from "./part.ts";
import { assigneesOf, type DeskTables, keyOf, peopleOf, type Sql } from "./store.ts";

/** In order. What the viewer may not do is not theirs to see here. */
export async function gather<Tables extends DeskTables>(
  sql: Sql<Tables>,
  parts: readonly WaitingPart<Tables>[],
  viewer: Pick<Viewer, "may" | "scope">,
  at: WaitingAt,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (const { kind, permission, rows } of parts)
    if (viewer.may(permission))
      for (const row of await rows(sql, viewer.scope(permission), at))
        found.push({ ...row, kind, assignee: null });
  const subjects = found.map(({ subject }) => subject);
  const assignees = await assigneesOf(sql, subjects, at.today);
  const holders = [...new Set(found.flatMap(({ holder }) => holder ?? []))];
  const people = await peopleOf(sql, holders, at.today);
  const whole = found.map((item) => ({
    ...item,
    assignee: (item.holder ? people.get(item.holder) : assignees.get(keyOf(item))) ?? null,
  }));
  return inOrder(
    whole,
    parts.map(({ kind }) => kind),
  );
}
