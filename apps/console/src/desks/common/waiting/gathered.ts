/** Items that would be lines of one text, such as contacts of one case: one line stands for them. */
import type { WaitingItem } from "../../../shell/waiting-desk.ts";

/** What a line says of an item, but for how long it waits. */
const sameness = ({
  kind,
  label,
  unitName,
  urgent,
  overdue,
  due,
  assignee,
  mine,
  held,
}: WaitingItem): string =>
  JSON.stringify([kind, label, unitName, urgent, overdue, due, assignee, mine, held]);

/** The items of each line, in the order of the first ones. What stands for several things already is a line of its own. */
export function gathered(items: readonly WaitingItem[]): readonly (readonly WaitingItem[])[] {
  const lines = new Map<string, WaitingItem[]>();
  for (const item of items) {
    const key = item.things === null ? sameness(item) : `${item.kind} ${item.subject}`;
    const line = lines.get(key);
    if (line) line.push(item);
    else lines.set(key, [item]);
  }
  return [...lines.values()];
}
