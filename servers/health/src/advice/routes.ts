/** The endpoints of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import { type Anyone, deskOf, keyholdersOf } from "../callers.ts";
import type { Context } from "../context.ts";
import { addAdviceDesk } from "./route-desk.ts";
import { addAdvicePhoneEndpoints } from "./route-phone.ts";

/** Adds the endpoints: those of phones, and those of the desk. */
export function addAdvice(http: Http<Anyone>, context: Context): void {
  addAdvicePhoneEndpoints(keyholdersOf(http), context);
  addAdviceDesk(deskOf(http), context);
}
