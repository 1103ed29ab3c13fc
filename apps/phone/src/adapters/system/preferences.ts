/** Preferences on a phone: a small SQLite file beside the engine's, read at once. */
import { Storage } from "expo-sqlite/kv-store";
import { preferencesOver } from "./preference.ts";

/** The app's preferences. */
export const preferences = preferencesOver(() => ({
  getItem: (key) => Storage.getItemSync(key),
  setItem: (key, value) => Storage.setItemSync(key, value),
  removeItem: (key) => void Storage.removeItemSync(key),
}));
