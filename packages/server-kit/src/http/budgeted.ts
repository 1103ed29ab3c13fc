/** No endpoint that nobody is signed in at is without a budget. */
import type { Budget, Endpoint } from "@bluezone/contract/endpoint";
import type { Http } from "./http.ts";

/** Signing in and what belongs to it: it has limits of its own, by name. */
const SIGN_IN = "/api/staff/";

/** Counts a call before anything is done for it. Throws Fault `quota_exceeded` when the budget is used up. */
export type CountCall<Caller> = (
  endpoint: Endpoint,
  body: unknown,
  call: { readonly caller: Caller | undefined },
) => Promise<void>;

/**
 * The server as slices add their endpoints to it. Throws TypeError, at the start, for an endpoint that is open or for
 * devices and whose description has no budget. One whose kind is named in `counts` is counted so, before anything is
 * done; all others by whoever finds out whose they are: what a stranger makes up is written down nowhere.
 */
export function budgeted<Caller>(
  http: Http<Caller>,
  counts: Readonly<Partial<Record<Budget["each"], CountCall<Caller>>>>,
): Http<Caller> {
  return {
    ...http,
    route(endpoint, handler) {
      const { budget, path } = endpoint;
      if ((endpoint.audience !== "open" && endpoint.audience !== "device") || path.startsWith(SIGN_IN))
        return http.route(endpoint, handler);
      if (!budget) throw new TypeError(`${path} lets anybody in and has no budget`);
      const count = counts[budget.each];
      if (!count) return http.route(endpoint, handler);
      http.route(endpoint, async (body, call) => {
        await count(endpoint, body, call);
        return handler(body, call);
      });
    },
  };
}
