/** The endpoints of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import { type Anyone, deskOf, keyholdersOf } from "../callers.ts";
import type { Context } from "../context.ts";
import { addCallbackDesk } from "./route-desk.ts";
import { addCallbackPhoneEndpoints } from "./route-phone.ts";
import { addReplyTimes } from "./route-times.ts";

/** Adds the endpoints: those of phones, and those of the desk. */
export function addCallback(http: Http<Anyone>, context: Context): void {
  addCallbackPhoneEndpoints(keyholdersOf(http), context);
  addCallbackDesk(deskOf(http), context);
  addReplyTimes(deskOf(http), context);
}
