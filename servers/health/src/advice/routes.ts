/** The doors of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { type Anyone, keyholdersOf } from "../callers.ts";
import type { Context } from "../context.ts";
import { addAdviceDesk } from "./route-desk.ts";
import { addAdvicePhoneDoors } from "./route-phone.ts";

/** Adds the doors: those of phones, and those of the desk. */
export function addAdvice(http: Http<Viewer>, context: Context): void {
  addAdvicePhoneDoors(keyholdersOf(http as unknown as Http<Anyone>), context);
  addAdviceDesk(http, context);
}
