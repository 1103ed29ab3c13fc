/** The endpoints of helper mode. */
import { sumHelp, tallyHelp } from "@bluezone/contract/rollout/help";
import { Day, dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { ms } from "../../tables.ts";
import { verdictOn } from "./accept.ts";
import { keepTallies, knownTallies, type SumKey, sumByUnit, sumTallies } from "./store.ts";

/** Adds the endpoints. */
export function addTallyRoutes(http: Http<Viewer>, { clock, database, staff }: Context): void {
  http.route(tallyHelp, ({ tallies }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const today = dayOf(now, "vietnam");
      const scope = caller.scope("help.tally");
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
      if (kept.size > 0)
        await staff.audit(trx, now, {
          actor: caller.id,
          action: "help.tally",
          subject: caller.home.id,
          fields: ["count"],
        });
      // The same id twice in one batch: the first one counts.
      const told = new Set<string>();
      return {
        results: judged.map(({ tally: { id }, result }) => {
          const first = !told.has(id);
          told.add(id);
          return { id, result: result === "kept" && !(first && kept.has(id)) ? "known" : result };
        }),
      };
    }),
  );

  http.route(sumHelp, async ({ from, to }, { caller }) => {
    const scope = caller.scope("help.read");
    const days = [parseDay(from), parseDay(to)] as const;
    const by = async (key: SumKey) =>
      (await sumTallies(database.db, scope, days, key)).map((sum) => ({
        key: typeof sum.key === "number" ? isoDay(Day(sum.key)) : (sum.key ?? ""),
        count: sum.count,
      }));
    const districts = await by("district");
    return {
      total: districts.reduce((all, { count }) => all + count, 0),
      places: await by("place"),
      phones: await by("phone"),
      problems: await by("problem"),
      days: await by("day"),
      districts,
      units: await sumByUnit(database.db, scope, days),
    };
  });
}
