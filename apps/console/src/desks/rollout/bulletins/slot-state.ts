/** How a block's text in a minority language stands, in words. */
import type { Block } from "@bluezone/contract/rollout/blocks";
import { useCallback } from "react";
import { useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

/** Empty, unsigned, or signed by a native speaker. */
export function useSlot(): (translation: Block["km"]) => string {
  const t = useWords(BULLETINS);
  return useCallback(
    (translation) => {
      if (translation === null) return t("slotEmpty");
      return translation.signed ? t("slotSigned") : t("slotUnsigned");
    },
    [t],
  );
}
