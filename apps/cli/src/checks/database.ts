/** Does the database open, and is it the one of this server? */
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { isLocked } from "@bluezone/server-kit/files/folder-lock";
import type { DatabasePlace, Engine } from "@bluezone/server-kit/sql/engine";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { type Finding, fail, ok, warn } from "./finding.ts";
import type { ServerName } from "./patient.ts";

/** Whether a running server has the database open; undefined when only its ports can tell. */
export async function isRunning(place: DatabasePlace): Promise<boolean | undefined> {
  if (place.at !== "folder") return undefined;
  return isLocked(place.folder);
}

/** Whether there is a database in the place's folder, or, of a PostgreSQL server, tables of this server. */
export async function hasBegun(place: DatabasePlace, server: ServerName): Promise<boolean> {
  if (place.at === "memory") return false;
  if (place.at === "folder") return existsSync(join(place.folder, "data", "PG_VERSION"));
  return (await opened(place, schemasOf).catch((): readonly string[] => [])).includes(server);
}

export async function checkDatabase(place: DatabasePlace, server: ServerName): Promise<Finding> {
  if (place.at === "memory")
    return warn(
      "database",
      "is in memory: everything is lost when the server stops; for real use set KEYS_DATABASE=folder.",
    );
  const where = place.at === "folder" ? place.folder : place.url.shown;
  if (place.at === "folder") {
    if (!(await hasBegun(place, server)))
      return ok("database", `there is none yet in ${where}; the first start makes it.`);
    if (process.platform !== "win32" && ((await stat(where)).mode & 0o077) !== 0)
      return fail("database", `${where} can be read by other users; run: chmod 700 ${where}`);
    if (await isRunning(place)) return ok("database", `${where} is in use by the running server.`);
  }
  try {
    return await opened(place, async (engine) => {
      const lost = place.at === "postgres" ? await lossy(engine) : undefined;
      return lost === undefined
        ? judge(await schemasOf(engine), where, server)
        : fail(
            "database",
            `${where} runs with ${lost}=off, so that a power cut loses what was acknowledged; switch it on there.`,
          );
    });
  } catch (error) {
    if (error instanceof StartError) return fail("database", error.message);
    throw error;
  }
}

async function opened<T>(place: DatabasePlace, look: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine(place);
  try {
    return await look(engine);
  } finally {
    await engine.close();
  }
}

async function schemasOf(engine: Engine): Promise<readonly string[]> {
  const { rows } = await engine.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname in ('keys', 'health', 'rollout', 'town')",
  );
  return rows.map(({ name }) => name);
}

/** A setting with which a commit is not yet on the disk. */
async function lossy(engine: Engine): Promise<string | undefined> {
  const { rows } = await engine.query<{ name: string }>(
    "select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'",
  );
  return rows[0]?.name;
}

/** Whose database it is, by the schemas in it; that of a town is marked by a schema of its own. */
export function judge(schemas: readonly string[], where: string, server: ServerName): Finding {
  const demo = schemas.includes("town");
  if (demo && server !== "town")
    return fail("database", `${where} is marked as a town's demo data; name another for real use.`);
  if (!demo && server === "town" && schemas.length > 0)
    return fail(
      "database",
      `${where} is not marked as a town's demo data; name another folder, for example TOWN_DATA=.town.`,
    );
  if (server !== "town" && !schemas.includes(server))
    return warn("database", `${where} opens, but holds nothing of this server yet.`);
  return ok("database", `${where} opens${demo ? ", and is marked as demo data" : ""}.`);
}
