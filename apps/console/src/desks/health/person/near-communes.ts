/** The communes of today, the reader's own first: that of their unit, then its district's, then the others by name. */
import { on } from "@bluezone/policy/dated";
import { namesAmong } from "@bluezone/policy/unit";
import { useMemo } from "react";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { useSession } from "../../../shell/session.ts";

/** `own` is the code of the unit's commune, "" where it is of no commune. */
export function useNearCommunes() {
  const today = useToday();
  const province = useProvince();
  const { me } = useSession();
  return useMemo(() => {
    const here = /^(\d{3,5})(?=[-@])/.exec(me.unit.id)?.[1] ?? "";
    const all = on(province.communes, today);
    const names = namesAmong(all);
    const mine = all.find(({ code }) => code === here);
    const district = mine?.parent ?? here;
    const rank = ({ code, parent }: (typeof all)[number]): number =>
      code === here ? 0 : parent === district ? 1 : 2;
    return {
      own: mine?.code ?? "",
      communes: all
        .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "vi"))
        .map(({ code, name }) => ({ id: code, name: names.get(code) ?? name })),
    };
  }, [province, today, me.unit.id]);
}
