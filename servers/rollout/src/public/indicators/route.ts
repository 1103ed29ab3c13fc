/** The endpoints at which the health desk's indicators are entered for everybody. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { enterIndicators, listIndicators } from "@bluezone/contract/rollout/indicators";
import type { IndicatorsContent } from "@bluezone/contract/told-indicators";
import { type ChangeContext, type ChangeResult, changed, type Desk } from "@bluezone/desk/change";
import { dayOf, type Instant, isoInstant, parseDay, parseInstant, sundayOf } from "@bluezone/protocol/time";
import { mustReachProvince } from "@bluezone/units/province";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { instantOf, ms, type Tables } from "../../tables.ts";
import { findIndicators, insertIndicators, newestVersion } from "./store.ts";

/** Throws Fault for weeks ahead, out of order, or that do not end on a Sunday. */
function mustBePast({ asOf, weeks }: IndicatorsContent, now: Instant): void {
  const days = weeks.map(({ day }) => parseDay(day));
  if (parseInstant(asOf) > now || days.some((day) => day > dayOf(now, "vietnam")))
    throw new Fault("too_early", "A week, or the moment of counting, lies ahead.");
  if (days.some((day, i) => day !== sundayOf(day) || day <= (days[i - 1] ?? -1)))
    throw new Fault("weeks_unordered", "Weeks are named by their Sundays, each once, the oldest first.");
}

async function enter(
  { version, content }: RequestOf<typeof enterIndicators>,
  { trx, now, scope, caller }: ChangeContext<Tables>,
): Promise<ChangeResult<ResponseOf<typeof enterIndicators>>> {
  const unit = await findUnit(trx, scope, caller.home.id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  await mustReachProvince(trx, { paths: [unit.path] }, dayOf(now, "vietnam"));
  mustBePast(content, now);
  const next = version + 1;
  const added =
    (await newestVersion(trx)) === version &&
    (await insertIndicators(trx, {
      version: next,
      unit: unit.id,
      content: JSON.stringify(content),
      by_id: caller.id,
      at_ms: ms(now),
    }));
  if (!added) throw new Fault("conflict", "Somebody has entered a file meanwhile.");
  return changed(
    { version: next },
    { action: "indicators.enter", subject: `${next}`, fields: ["weeks", "averted"] },
  );
}

/** Adds the endpoints. */
export function addIndicatorRoutes(desk: Desk<Tables>, { database }: Context): void {
  desk.read(listIndicators, async ({ limit }) => ({
    entered: (await findIndicators(database.db, limit)).map(({ version, at_ms, content }) => ({
      version,
      at: isoInstant(instantOf(at_ms)),
      content: JSON.parse(content) as IndicatorsContent,
    })),
  }));
  desk.change(enterIndicators, enter);
}
