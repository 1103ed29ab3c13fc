/** The units that a result can be given to: those that look after people, within the reader's reach. */
import { listUnits } from "@bluezone/contract/units";
import { useAsk } from "../../../api/hooks.ts";

/** To pick from, by their code. */
export function useCaringUnits(): readonly { readonly id: string; readonly name: string }[] {
  const of = (type: string) => ({ type, limit: 2_000 });
  const found = [
    useAsk(listUnits, of("health-department")),
    useAsk(listUnits, of("medical-centre")),
    useAsk(listUnits, of("health-station")),
  ];
  const units = found.flatMap(({ data }) => data?.units ?? []);
  return [...new Map(units.map(({ code, name }) => [code, { id: code, name }])).values()];
}
