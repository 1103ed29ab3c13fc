/** The doors of this slice: declarations, and requests for advice. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { addAdviceDesk } from "../advice/route-desk.ts";
import { addAdvicePhoneDoors } from "../advice/route-phone.ts";
import { type Anyone, keyholdersOf } from "../callers.ts";
import type { Context } from "../context.ts";
import { addDeclarationDesk } from "./route-desk.ts";
import { addDeclarationPhoneDoors } from "./route-phone.ts";

/** Adds the doors: those of phones, and those of the desk. */
export function addDeclaration(http: Http<Viewer>, context: Context): void {
  const phones = keyholdersOf(http as unknown as Http<Anyone>);
  addDeclarationPhoneDoors(phones, context);
  addDeclarationDesk(http, context);
  addAdvicePhoneDoors(phones, context);
  addAdviceDesk(http, context);
}
