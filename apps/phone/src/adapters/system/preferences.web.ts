/** Preferences in a browser: `localStorage`, which a browser may block. */
import { preferencesOver } from "./preference.ts";

/** The app's preferences. */
export const preferences = preferencesOver(() => localStorage);
