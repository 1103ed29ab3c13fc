/**
 * The device's store on a phone: one SQLite file in the app's own folder, which no other app can read and no backup takes along.
 * After a wipe the file holds nothing of what was kept: rows are overwritten, the file is written anew and the log emptied. What the
 * flash memory beneath keeps of old blocks is out of an app's reach; the phone's own encryption covers it.
 */
import { openDatabaseAsync } from "expo-sqlite";
import type { OpenStore } from "./opened-store.ts";
import { sqlStore } from "./sql-store.ts";

/** Opens the store over a connection of its own, so that nothing else gets into its transactions. */
export const openStore: OpenStore = async (name) =>
  sqlStore(await openDatabaseAsync(`${name}.sqlite`, { useNewConnection: true }));
