/** Declarations that nobody has looked at. */
import { newSent } from "../from-phone/waiting-store.ts";

export const DECLARATIONS_WAITING = newSent("declaration", {
  kind: "declarationsWaiting",
  permission: "declarations.act",
});
