/** Does the database open, and is it the one of this server? */
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { folderPglite } from "@bluezone/server-kit/database";
import { lockFolder } from "@bluezone/server-kit/folder-lock";
import { StartError } from "@bluezone/server-kit/start-error";
import { type Finding, fail, ok, warn } from "./finding.ts";
import type { ServerName } from "./patient.ts";

/** Whether a running server has the database open; undefined when it is in memory. */
export async function isRunning(folder: string | undefined): Promise<boolean | undefined> {
  if (folder === undefined) return undefined;
  if (!existsSync(join(folder, "lock"))) return false;
  try {
    await (await lockFolder(folder)).release();
    return false;
  } catch (error) {
    if (error instanceof StartError) return true;
    throw error;
  }
}

/** Whether there is a database in the folder. */
export const hasBegun = (folder: string | undefined): boolean =>
  folder !== undefined && existsSync(join(folder, "data", "PG_VERSION"));

export async function checkDatabase(folder: string | undefined, server: ServerName): Promise<Finding> {
  if (folder === undefined)
    return warn(
      "database",
      "is in memory: everything is lost when the server stops; for real use set KEYS_DATABASE=folder.",
    );
  if (!hasBegun(folder)) return ok("database", `there is none yet in ${folder}; the first start makes it.`);
  if (process.platform !== "win32" && ((await stat(folder)).mode & 0o077) !== 0)
    return fail("database", `${folder} can be read by other users; run: chmod 700 ${folder}`);
  if (await isRunning(folder)) return ok("database", `${folder} is in use by the running server.`);
  try {
    const pglite = await folderPglite(folder);
    try {
      const { rows } = await pglite.query<{ name: string }>(
        "select schema_name as name from information_schema.schemata where schema_name in ('keys', 'health', 'town')",
      );
      return judge(
        rows.map(({ name }) => name),
        folder,
        server,
      );
    } finally {
      await pglite.close();
    }
  } catch (error) {
    if (error instanceof StartError) return fail("database", error.message);
    throw error;
  }
}

/** Whose database it is, by the schemas in it; that of a town is marked by a schema of its own. */
export function judge(schemas: readonly string[], folder: string, server: ServerName): Finding {
  const demo = schemas.includes("town");
  if (demo && server !== "town")
    return fail("database", `${folder} is marked as a town's demo data; name another folder for real use.`);
  if (!demo && server === "town" && schemas.length > 0)
    return fail(
      "database",
      `${folder} is not marked as a town's demo data; name another folder, for example TOWN_DATA=.town.`,
    );
  if (server !== "town" && !schemas.includes(server))
    return warn("database", `${folder} opens, but holds nothing of this server yet.`);
  return ok("database", `${folder} opens${demo ? ", and is marked as demo data" : ""}.`);
}
