/** The communes of today, to pick from and to name. */
import { on } from "@bluezone/policy/dated";
import { namesAmong } from "@bluezone/policy/unit";
import { useMemo } from "react";
import { useToday } from "../../api/hooks.ts";
import { useProvince } from "../../api/province.ts";

/** By name, and the name of a code. A code that is no more keeps its name. */
export function useCommunes() {
  const today = useToday();
  const province = useProvince();
  return useMemo(() => {
    const now = namesAmong(on(province.communes, today));
    const communes = [...now].map(([id, name]) => ({ id, name }));
    const names = new Map([...province.communes.map(({ code, name }) => [code, name] as const), ...now]);
    return {
      communes: communes.toSorted((a, b) => a.name.localeCompare(b.name, "vi")),
      nameOf: (code: string | null): string | null => (code === null ? null : (names.get(code) ?? code)),
    };
  }, [province, today]);
}
