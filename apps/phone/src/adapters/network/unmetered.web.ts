/** Whether bytes cost nothing behind a browser. */
import { type Connection, costsNothing } from "./connection.ts";

/** As the browser says, if it says anything: few do (Network Information API). */
export const openUnmetered = (): (() => Promise<boolean>) => async () =>
  costsNothing((navigator as { readonly connection?: Connection }).connection);
