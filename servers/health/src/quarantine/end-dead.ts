/** The quarantine of somebody who died ends: no round, no reminder, no paper, and their link opens nothing any more. */
import type { ChangeEntry } from "@bluezone/desk/change";
import { Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { holdPeople } from "../people/store.ts";
import { ms, type Transaction } from "../tables.ts";
import { deleteLink, linksOf } from "./link-store.ts";
import { lockOpenOf, updateQuarantine } from "./store.ts";

/** Ends what is open of these people on the day of death, at most today; links of earlier quarantines go as well. An audit entry for each. */
export async function endQuarantinesOf(
  trx: Transaction,
  people: readonly string[],
  { by, now, day }: { readonly by: string; readonly now: Instant; readonly day: Day },
): Promise<readonly ChangeEntry[]> {
  await holdPeople(trx, people);
  const open = await lockOpenOf(trx, people);
  const last = Math.min(day, dayOf(now, "vietnam"));
  for (const row of open) {
    const ended_day = Day(Math.max(last, row.first_day));
    await updateQuarantine(trx, row, { ended_day, ended_ms: ms(now), ended_by: by, end_kind: "died" }, now);
  }
  for (const id of await linksOf(trx, people)) await deleteLink(trx, id);
  return open.map(({ id }) => ({ action: "quarantine.end.died", subject: id, fields: ["end"] }));
}
