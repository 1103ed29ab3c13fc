/** No door that nobody is signed in at is without a budget. */
import type { Http } from "@bluezone/server-kit/http";
import type { Anyone } from "../callers.ts";
import type { Context } from "../context.ts";
import { createCommunes } from "./communes.ts";
import { createSpend } from "./spend.ts";

/** Signing in and what belongs to it: it has limits of its own, by name. */
const SIGN_IN = "/api/staff/";

/**
 * The server as slices add their doors to it. Throws TypeError, at the start, for a door that is open or for devices and whose
 * description has no budget. That of each commune is counted here, before anything is done; that of each secret by whoever
 * looks the secret up, since what a stranger makes up is written down nowhere.
 */
export function budgeted(
  http: Http<Anyone>,
  context: Pick<Context, "clock" | "database" | "events">,
): Http<Anyone> {
  const spend = createSpend(context);
  const known = createCommunes(context);
  return {
    ...http,
    route(door, handler) {
      const { budget, path } = door;
      if ((door.door !== "open" && door.door !== "device") || path.startsWith(SIGN_IN))
        return http.route(door, handler);
      if (!budget) throw new TypeError(`${path} lets anybody in and has no budget`);
      if (budget.each !== "commune") return http.route(door, handler);
      http.route(door, async (body, call) => {
        const { commune } = body as { readonly commune: string };
        const { id = "" } = (call.caller ?? {}) as { readonly id?: string };
        await spend(door, `${id}/${await known(commune)}`);
        return handler(body, call);
      });
    },
  };
}
