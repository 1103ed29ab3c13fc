/** The endpoints at which the department enters the situation of a day. */
import { Fault } from "@bluezone/contract/fault";
import { enterSituation, listSituations } from "@bluezone/contract/rollout/situation";
import { on } from "@bluezone/policy/dated";
import { DISTRICTS } from "@bluezone/policy/district";
import { dayOf, isoInstant, parseDay, parseInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { mustReachProvince } from "@bluezone/units/province";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { identities } from "../../person-marks/identity.ts";
import { instantOf, ms } from "../../tables.ts";
import { findSituations, insertSituation, versionOf } from "./store.ts";
import { enteredOf } from "./told.ts";

/** Adds the endpoints. */
export function addSituationRoutes(http: Http<Viewer>, { clock, database, staff }: Context): void {
  http.route(listSituations, async ({ limit }, { caller }) => {
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

  http.route(enterSituation, ({ unitId, version, content }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const unit = await findUnit(trx, caller.scope("bulletins.write"), unitId ?? caller.home.id);
      if (!unit) throw new Fault("not_found", "There is no such unit.");
      await mustReachProvince(trx, { paths: [unit.path] }, dayOf(now, "vietnam"));
      const day = parseDay(content.day);
      if (day > dayOf(now, "vietnam") || parseInstant(content.cutOff) > now)
        throw new Fault("too_early", "The day or the cut-off lies ahead.");
      const codes = new Set(on(DISTRICTS, day).map(({ code }) => code));
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
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "situation.enter",
        subject: content.day,
        fields: Object.keys(content),
      });
      return { version: next.version };
    }),
  );
}
