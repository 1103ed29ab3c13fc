/** What cases say in a case's timeline: the illness, its classes, what became of it and of its record. */
import { Day } from "@bluezone/protocol/time";
import { fromMs } from "../tables.ts";
import { handOversOf, mergesInto } from "./around-store.ts";
import { type CasePart, type Dated, datedAt } from "./case-part.ts";
import { classesOf } from "./store.ts";
import { numberOf, shownTest } from "./view.ts";

/** The part. */
export const OF_CASE: CasePart = {
  permission: "cases.read",
  async timeline(sql, { row, config }) {
    const [classes, handOvers, merges] = await Promise.all([
      classesOf(sql, row.id),
      handOversOf(sql, row.id),
      mergesInto(sql, row.id),
    ]);
    const dated: Dated[] = [
      datedAt(fromMs(row.made_ms), { kind: "recorded", source: row.source }, { by: row.made_by }),
      ...classes.toReversed().map(
        (one): Dated => ({
          day: Day(one.day),
          noted: fromMs(one.at_ms),
          by: one.by,
          what: { kind: "class", from: one.from_class, to: one.to_class, tested: shownTest(one) },
        }),
      ),
      ...handOvers.map(({ asked_ms, asked_by, to_unit_name, answer }) =>
        datedAt(fromMs(asked_ms), { kind: "hand-over", toUnitName: to_unit_name, answer }, { by: asked_by }),
      ),
      ...merges.map(({ merged_ms, merged_by, gone_id, gone_number }) =>
        datedAt(
          fromMs(merged_ms),
          { kind: "merged", number: numberOf(config, gone_number) },
          { by: merged_by, id: gone_id },
        ),
      ),
    ];
    if (row.onset_day !== null) dated.push({ day: Day(row.onset_day), what: { kind: "onset" } });
    if (row.interviewed_ms !== null) dated.push(datedAt(fromMs(row.interviewed_ms), { kind: "interviewed" }));
    if (row.reported_ms !== null)
      dated.push(datedAt(fromMs(row.reported_ms), { kind: "reported" }, { by: row.reported_by }));
    if (row.outcome !== null && row.outcome_day !== null)
      dated.push({
        day: Day(row.outcome_day),
        ...(row.closed_ms === null ? {} : { noted: fromMs(row.closed_ms) }),
        by: row.closed_by,
        what: { kind: "outcome", outcome: row.outcome },
      });
    if (row.closed_ms !== null)
      dated.push(datedAt(fromMs(row.closed_ms), { kind: "closed" }, { by: row.closed_by }));
    return dated;
  },
};
