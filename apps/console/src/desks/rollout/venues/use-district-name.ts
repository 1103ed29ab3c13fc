/** Districts of today by their codes. */
import { on } from "@bluezone/policy/dated";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";

/** The name; a code that no district has stands for itself. */
export function useDistrictName(): (code: string) => string {
  const names = new Map(on(useProvince().districts, useToday()).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
