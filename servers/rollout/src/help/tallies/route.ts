/** The endpoints of helper mode. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { sumHelp, tallyHelp } from "@bluezone/contract/rollout/help";
import { type ChangeContext, type ChangeResult, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { Day, dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { ms, type Tables } from "../../tables.ts";
import { verdictOn } from "./accept.ts";
import { keepTallies, knownTallies, type SumKey, sumByUnit, sumTallies } from "./store.ts";

type Sums = ResponseOf<typeof sumHelp>;

/** Takes tallies in: each once, whatever is wrong with others of the batch. */
async function take(
  { tallies }: RequestOf<typeof tallyHelp>,
  { trx, now, caller, scope }: ChangeContext<Tables>,
): Promise<ChangeResult<ResponseOf<typeof tallyHelp>>> {
  const today = dayOf(now, "vietnam");
  const known = await knownTallies(
    trx,
    tallies.map(({ id }) => id),
  );
  const ids = [...new Set(tallies.map(({ unitId }) => unitId ?? caller.home.id))];
  const units = new Map(
    (await Promise.all(ids.map((id) => findUnit(trx, scope, id)))).flatMap((one) =>
      one ? [[one.id, one] as const] : [],
    ),
  );
  const judged = tallies.map((tally) => {
    const unit = units.get(tally.unitId ?? caller.home.id);
    return { tally, unit, result: verdictOn(tally, { known, mine: unit !== undefined, today }) };
  });
  const kept = await keepTallies(
    trx,
    judged.flatMap(({ tally, unit, result }) =>
      unit && result === "kept"
        ? [
            {
              id: tally.id,
              unit: unit.id,
              unit_path: unit.path,
              district: unit.district,
              commune: unit.commune,
              day: parseDay(tally.day),
              place: tally.place,
              phone: tally.phone,
              problem: tally.problem,
              count: tally.count,
              received_ms: ms(now),
            },
          ]
        : [],
    ),
  );
  // The same id twice in one batch: the first one counts.
  const told = new Set<string>();
  const results = judged.map(({ tally: { id }, result }) => {
    const first = !told.has(id);
    told.add(id);
    return { id, result: result === "kept" && !(first && kept.has(id)) ? "known" : result };
  });
  return kept.size > 0
    ? changed({ results }, { action: "help.tally", subject: caller.home.id, fields: ["count"] })
    : unchanged({ results });
}

/** Adds the endpoints. */
export function addTallyRoutes(desk: Desk<Tables>, { database }: Context): void {
  desk.change(tallyHelp, take);

  desk.read(sumHelp, async ({ from, to }, { caller }) => {
    const scope = caller.scope("help.read");
    const days = [parseDay(from), parseDay(to)] as const;
    const by = async (key: SumKey) =>
      (await sumTallies(database.db, scope, days, key)).map((sum) => ({
        key: typeof sum.key === "number" ? isoDay(Day(sum.key)) : (sum.key ?? ""),
        count: sum.count,
      }));
    const districts = await by("district");
    // A kind is one of those that `tallyHelp` takes: folded rows, which have none, are left out.
    return {
      total: districts.reduce((all, { count }) => all + count, 0),
      places: (await by("place")) as Sums["places"],
      phones: (await by("phone")) as Sums["phones"],
      problems: (await by("problem")) as Sums["problems"],
      days: await by("day"),
      districts,
      units: await sumByUnit(database.db, scope, days),
    };
  });
}
