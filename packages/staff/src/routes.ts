/** All doors of accounts, in the order in which somebody meets them. */
import type { Http } from "@bluezone/server-kit/http";
import { addMe } from "./account/route-me.ts";
import type { Context } from "./context.ts";
import { addAcceptRoutes } from "./invitations/route-accept.ts";
import { addSignInRoutes } from "./sign-in/route.ts";
import type { Viewer } from "./viewer.ts";

/** Adds them. */
export function addRoutes(http: Http<Viewer>, context: Context): void {
  addAcceptRoutes(http, context);
  addSignInRoutes(http, context);
  addMe(http, context);
}
