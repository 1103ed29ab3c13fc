/** The endpoints of communes' people. */
import { importPopulations as importEndpoint, listPopulations } from "@bluezone/contract/health/populations";
import type { Desk } from "@bluezone/desk/change";
import { on } from "@bluezone/policy/dated";
import { unitName } from "@bluezone/policy/unit";
import { dayOf } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Tables } from "../tables.ts";
import { importPopulations } from "./import.ts";
import { populationsOf } from "./store.ts";

/** Adds the endpoints. */
export function addPopulations(desk: Desk<Tables>, { clock, config, database }: Context): void {
  const { province } = config;
  desk.read(listPopulations, async () => {
    const today = dayOf(clock.now(), "vietnam");
    const entered = await populationsOf(database.db);
    const above = new Map(
      [...on(province.districts, today), province].map((one) => [one.code, unitName(one)]),
    );
    return {
      communes: on(province.communes, today).map((commune) => {
        const { commune: _, ...population } = entered.get(commune.code) ?? {};
        return {
          code: commune.code,
          name: unitName(commune),
          district: above.get(commune.parent) ?? "",
          population: "people" in population ? population : null,
        };
      }),
    };
  });
  desk.change(importEndpoint, (request, changing) => importPopulations(province, request, changing));
}
