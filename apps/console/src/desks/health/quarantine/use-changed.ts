/** After an action with a quarantine: its page and the list are read anew, also when somebody else was faster. */
import { listQuarantine, readQuarantine } from "@bluezone/contract/health/quarantine";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Refused } from "../../../api/refused.ts";

/** What actions change. */
export const CHANGES = { changes: [readQuarantine, listQuarantine] };

/**
 * Runs an action; a conflict reads the page anew before it is told, so that the sentence stands beside what is there
 * now.
 */
export function useFresh(): <Answer>(action: Promise<Answer>) => Promise<Answer> {
  const queries = useQueryClient();
  return useCallback(
    async (action) => {
      try {
        return await action;
      } catch (error) {
        if (error instanceof Refused && error.code === "conflict")
          await queries.invalidateQueries({ queryKey: [readQuarantine.path] });
        throw error;
      }
    },
    [queries],
  );
}
