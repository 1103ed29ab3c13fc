/** Opens a database engine where its place says that it is. */
import type { DatabasePlace, Engine } from "./engine.ts";
import { folderEngine, memoryEngine } from "./engine-pglite.ts";
import { postgresEngine } from "./engine-postgres.ts";

/** Opens the engine of a place. Throws StartError, in one sentence without a password, when it cannot be used. */
export function openEngine(place: DatabasePlace): Promise<Engine> {
  if (place.at === "postgres") return postgresEngine(place.url);
  return place.at === "folder" ? folderEngine(place.folder) : memoryEngine();
}
