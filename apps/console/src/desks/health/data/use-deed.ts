/** A deed with a request. When somebody else was faster the page is read anew, and what it says then is told. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import { listDataRequests, readDataRequest } from "@bluezone/contract/health/data";
import { useQueryClient } from "@tanstack/react-query";
import type { Told } from "../../../api/api.ts";
import { useApi, useDo } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import type { Read } from "./read.ts";

/** `run` does it; answers what the request is by now when somebody else was faster, and nothing when it is done. */
export function useDeed<E extends Endpoint>(door: E, id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const deed = useDo(door, { changes: [readDataRequest, listDataRequests] });
  return {
    ...deed,
    async run(told: Told<E>): Promise<Read | undefined> {
      try {
        await deed.mutateAsync(told);
        return undefined;
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== "conflict") throw error;
        const now = await api.ask(readDataRequest, { id });
        queries.setQueryData([readDataRequest.path, { id }], now);
        return now;
      }
    },
  };
}
