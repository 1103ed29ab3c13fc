/** What a change to a request makes old, and how the request is read anew where somebody else was faster. */
import { listDataRequests, readDataRequest } from "@bluezone/contract/health/data";
import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../api/hooks.ts";
import type { DataRequest } from "./read.ts";

/** For `useAction`. The page then says what the request is by now. */
export function useChanges(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return {
    changes: [readDataRequest, listDataRequests],
    async newest(): Promise<DataRequest> {
      const now = await api.ask(readDataRequest, { id });
      queries.setQueryData([readDataRequest.path, { id }], now);
      return now;
    },
  };
}
