/** What a role is called. */
import { useCallback } from "react";
import { useMaybeWord } from "../words/language.tsx";
import { STAFF } from "./words.ts";

/** The role's name in the reader's language; its own name for one that this desk has no word for. */
export function useRoleName(): (role: string) => string {
  const word = useMaybeWord();
  return useCallback((role) => word(STAFF, `role_${role}`) ?? role, [word]);
}
