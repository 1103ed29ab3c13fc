/** The endpoints of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import { type Anyone, deskOf, keyholdersOf } from "../callers.ts";
import type { Context } from "../context.ts";
import { addDeclarationDesk } from "./route-desk.ts";
import { addDeclarationPhoneEndpoints } from "./route-phone.ts";

/** Adds the endpoints: those of phones, and those of the desk. */
export function addDeclaration(http: Http<Anyone>, context: Context): void {
  addDeclarationPhoneEndpoints(keyholdersOf(http), context);
  addDeclarationDesk(deskOf(http), context);
}
