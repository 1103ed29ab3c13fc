/** The doors of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { type Anyone, keyholdersOf } from "../callers.ts";
import type { Context } from "../context.ts";
import { addDeclarationDesk } from "./route-desk.ts";
import { addDeclarationPhoneDoors } from "./route-phone.ts";

/** Adds the doors: those of phones, and those of the desk. */
export function addDeclaration(http: Http<Viewer>, context: Context): void {
  addDeclarationPhoneDoors(keyholdersOf(http as unknown as Http<Anyone>), context);
  addDeclarationDesk(http, context);
}
