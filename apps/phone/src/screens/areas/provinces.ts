/** The country's provinces as a resident looks for them: typed in any way, with or without accents. */
import { STATE_PROVINCES, type StateProvince } from "@bluezone/policy/provinces";
import { fold } from "@bluezone/vietnamese/fold";

/** The name of a code; the code itself where the list has none. */
export const provinceName = (code: string): string =>
  STATE_PROVINCES.find((one) => one.code === code)?.name ?? code;

/** Those of whose name each typed word begins a word; nothing typed finds nothing. */
export function findProvinces(typed: string): readonly StateProvince[] {
  const wanted = fold(typed).split(" ");
  if (wanted[0] === "") return [];
  return STATE_PROVINCES.filter(({ name }) => {
    const own = fold(name).split(" ");
    return wanted.every((word) => own.some((one) => one.startsWith(word)));
  });
}
