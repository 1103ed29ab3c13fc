/** The sentence for a call that failed, in the reader's language: the slice's own words for a code first, then everybody's. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { useCallback } from "react";
import { Refused } from "../../api/refused.ts";
import { FAULTS } from "../../words/kit.ts";
import { useMaybeWord } from "../../words/language.tsx";

/**
 * A slice names its sentence of a code `fault_<code>`. `reading`: nothing was sent, so the sentence says nothing of what was
 * typed, where there is one that says so.
 */
export function useFaultText(own?: Words, reading = false): (error: unknown) => string {
  const word = useMaybeWord();
  return useCallback(
    (error) => {
      const { code, status } = error instanceof Refused ? error : { code: "unknown", status: 500 };
      const said = (one: string) => (reading ? word(FAULTS, `read_${one}`) : undefined) ?? word(FAULTS, one);
      const busy = status >= 500 || status === 429;
      // What stands before a server that is gone answers with a page of its own, which nobody can read.
      const known =
        (own && word(own, `fault_${code}`)) ?? (busy && code === "unreadable" ? undefined : said(code));
      return known ?? said(busy ? "busy" : "unknown") ?? code;
    },
    [own, reading, word],
  );
}
