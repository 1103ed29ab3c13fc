/** The sentence for a call that failed, in the reader's language: the slice's own words for a code first, then everybody's. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { useCallback } from "react";
import { Refused } from "../../api/refused.ts";
import { FAULTS } from "../../words/kit.ts";
import { useMaybeWord } from "../../words/language.tsx";

/** A slice names its sentence of a code `fault_<code>`. */
export function useFaultText(own?: Words): (error: unknown) => string {
  const word = useMaybeWord();
  return useCallback(
    (error) => {
      const { code, status } = error instanceof Refused ? error : { code: "unknown", status: 500 };
      const known = (own && word(own, `fault_${code}`)) ?? word(FAULTS, code);
      return known ?? word(FAULTS, status >= 500 || status === 429 ? "busy" : "unknown") ?? code;
    },
    [own, word],
  );
}
