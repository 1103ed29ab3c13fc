/** After a deed with a quarantine: its page and the list are read anew, also when somebody else was faster. */
import { listQuarantine, readQuarantine } from "@bluezone/contract/health/quarantine";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Refused } from "../../../api/refused.ts";

/** What deeds change. */
export const CHANGES = { changes: [readQuarantine, listQuarantine] };

/** Runs a deed; a conflict reads the page anew before it is told, so that the sentence stands beside what is there now. */
export function useFresh(): <Answer>(deed: Promise<Answer>) => Promise<Answer> {
  const queries = useQueryClient();
  return useCallback(
    async (deed) => {
      try {
        return await deed;
      } catch (error) {
        if (error instanceof Refused && error.code === "conflict")
          await queries.invalidateQueries({ queryKey: [readQuarantine.path] });
        throw error;
      }
    },
    [queries],
  );
}
