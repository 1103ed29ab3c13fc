/** A unit sends its numbers: what is sent is checked, kept as a further version, and noted in the audit log. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type enterNumbers, TOTALS } from "@bluezone/contract/rollout/numbers";
import { weekAfter } from "@bluezone/contract/rollout/week";
import { type ChangeContext, type ChangeResult, changed, unchanged } from "@bluezone/desk/change";
import { mustNameNobody } from "../person-marks/person-mark.ts";
import type { Tables } from "../tables.ts";
import { installedWithinSmartphones } from "./rules/installed-within-smartphones.ts";
import { mustBeOpen } from "./rules/open-weeks.ts";
import { smartphonesWithinStaff } from "./rules/smartphones-within-staff.ts";
import { suddenChanges } from "./rules/sudden-change.ts";
import { addSending, numbersOf, type Sending, sendings } from "./store.ts";

/** Enters them, in a transaction. The unit was looked up within what the caller may enter for. Throws Fault. */
export async function enter(
  { trx, now, caller }: ChangeContext<Tables>,
  unit: Sending["unit"],
  asked: RequestOf<typeof enterNumbers>,
): Promise<ChangeResult<ResponseOf<typeof enterNumbers>>> {
  const { week, totals, clientId, version } = asked;
  const known = await sendings(trx, unit.id, week);
  const repeated = known.find(({ client_id }) => client_id === clientId);
  if (repeated) return unchanged({ outcome: "sent", sent: numbersOf(week, repeated) });
  mustBeOpen(week, now);
  smartphonesWithinStaff(totals);
  installedWithinSmartphones(totals);
  mustNameNobody(asked.difficulties, asked.proposals);
  if ((known[0]?.version ?? 0) !== version)
    throw new Fault("conflict", "Somebody else sent or corrected this week meanwhile.");
  if (!asked.confirmed) {
    const [before] = await sendings(trx, unit.id, weekAfter(week, -1));
    const jumps = suddenChanges(before, totals);
    if (jumps.length > 0) return unchanged({ outcome: "confirm", jumps: [...jumps] });
  }
  const { difficulties, proposals } = asked;
  const sending = { unit, week, version: version + 1, totals, difficulties, proposals, clientId };
  if (!(await addSending(trx, { ...sending, by: caller.id, at: now }))) {
    // The same sending may have come twice at once.
    const twin = (await sendings(trx, unit.id, week)).find(({ client_id }) => client_id === clientId);
    if (twin) return unchanged({ outcome: "sent", sent: numbersOf(week, twin) });
    throw new Fault("conflict", "Somebody else sent or corrected this week meanwhile.");
  }
  const [sent] = await sendings(trx, unit.id, week);
  if (!sent) throw new TypeError("what was just sent is there");
  return changed(
    { outcome: "sent", sent: numbersOf(week, sent) },
    {
      action: version === 0 ? "numbers.enter" : "numbers.correct",
      subject: unit.id,
      fields: [...TOTALS, "difficulties", "proposals"],
    },
  );
}
