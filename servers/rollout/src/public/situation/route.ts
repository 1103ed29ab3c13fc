/** The endpoints at which the department enters the situation of a day. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { enterSituation, listSituations } from "@bluezone/contract/rollout/situation";
import { type ChangeContext, type ChangeResult, changed, type Desk } from "@bluezone/desk/change";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { dayOf, isoInstant, parseDay, parseInstant } from "@bluezone/protocol/time";
import { mustReachProvince } from "@bluezone/units/province";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { identities } from "../../person-marks/identity.ts";
import { instantOf, ms, type Tables } from "../../tables.ts";
import { findSituations, insertSituation, versionOf } from "./store.ts";
import { enteredOf } from "./told.ts";

/** Enters a further version of a day's situation. */
async function enter(
  province: Province,
  { unitId, version, content }: RequestOf<typeof enterSituation>,
  { trx, now, scope, caller }: ChangeContext<Tables>,
): Promise<ChangeResult<ResponseOf<typeof enterSituation>>> {
  const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  await mustReachProvince(trx, { paths: [unit.path] }, dayOf(now, "vietnam"));
  const day = parseDay(content.day);
  if (day > dayOf(now, "vietnam") || parseInstant(content.cutOff) > now)
    throw new Fault("too_early", "The day or the cut-off lies ahead.");
  const codes = new Set(on(province.districts, day).map(({ code }) => code));
  const named = content.districts.map(({ code }) => code);
  if (new Set(named).size < named.length || named.some((code) => !codes.has(code)))
    throw new Fault("district_unknown", "A district is named twice or is none.");
  const { source, method, advice } = content;
  const texts = [source, method, advice].flatMap(({ vi, en }) => [vi, en]);
  if (texts.some((text) => identities(text).some(({ code }) => code !== "phone_number")))
    throw new Fault("names_a_person", "The text tells counts, not people.");
  const next = { day, version: version + 1 };
  const added =
    (await versionOf(trx, day)) === version &&
    (await insertSituation(trx, {
      ...next,
      unit: unit.id,
      unit_path: unit.path,
      content: JSON.stringify(content),
      by_id: caller.id,
      at_ms: ms(now),
    }));
  if (!added) throw new Fault("conflict", "Somebody has entered this day meanwhile.");
  return changed(
    { version: next.version },
    { action: "situation.enter", subject: content.day, fields: Object.keys(content) },
  );
}

/** Adds the endpoints. */
export function addSituationRoutes(desk: Desk<Tables>, { config, database }: Context): void {
  desk.read(listSituations, async ({ limit }, { caller }) => {
    const rows = await findSituations(database.db, caller.scope("bulletins.read"), limit);
    return {
      situations: rows.map((row) => ({
        ...enteredOf(row),
        version: row.version,
        unitId: row.unit,
        at: isoInstant(instantOf(row.at_ms)),
      })),
    };
  });

  desk.change(enterSituation, (asked, changing) => enter(config.province, asked, changing));
}
