/** All endpoints of accounts, in the order in which somebody meets them. */
import type { Http } from "@bluezone/server-kit/http/http";
import { addAccountRoutes } from "./account/route.ts";
import { addMe } from "./account/route-me.ts";
import { addAuditRoutes } from "./audit/route.ts";
import type { Context } from "./context.ts";
import { addInvitationRoutes } from "./invitations/route.ts";
import { addAcceptRoutes } from "./invitations/route-accept.ts";
import { addPeopleRoutes } from "./people/route.ts";
import { addSignInRoutes } from "./sign-in/route.ts";
import type { Viewer } from "./viewer.ts";

/** Adds them. */
export function addRoutes(http: Http<Viewer>, context: Context): void {
  addAcceptRoutes(http, context);
  addSignInRoutes(http, context);
  addMe(http, context);
  addAccountRoutes(http, context);
  addInvitationRoutes(http, context);
  addPeopleRoutes(http, context);
  addAuditRoutes(http, context);
}
