/** The communes of today, to pick from and to name. */
import { COMMUNES } from "@bluezone/policy/commune";
import { on } from "@bluezone/policy/dated";
import { useMemo } from "react";
import { useToday } from "../../api/hooks.ts";

/** By name, and the name of a code. A code that is no more keeps its name. */
export function useCommunes() {
  const today = useToday();
  return useMemo(() => {
    const communes = on(COMMUNES, today).map(({ code, name }) => ({ id: code, name }));
    const names = new Map([...COMMUNES.map(({ code, name }) => [code, name] as const)]);
    return {
      communes: communes.toSorted((a, b) => a.name.localeCompare(b.name, "vi")),
      nameOf: (code: string | null): string | null => (code === null ? null : (names.get(code) ?? code)),
    };
  }, [today]);
}
