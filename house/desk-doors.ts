/**
 * Writes docs/desk-doors.md, every door and page of the desks and who may knock there, from the contract: `node
 * house/desk-doors.ts`. Doors that phones or other servers call have a page of their own, docs/protocol/09-doors.md.
 */
import { globSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Document, Download, Endpoint, Upload } from "@bluezone/contract/endpoint";
import { ROLES } from "@bluezone/contract/rollout/roles";

const TOP = resolve(import.meta.dirname, "..");
/** The page. */
export const PAGE = join(TOP, "docs/desk-doors.md");

type Door = Endpoint | Upload | Download | Document;

/** Whether a door or page is a desk's: staff's, those before signing in, and what people read in a browser. */
export function isDesks(door: Door): boolean {
  if ("door" in door) return door.door === "staff" || ("family" in door && door.family === "desk");
  return !door.path.startsWith("/v1/") && !/octet-stream|zip/.test(door.mediaType);
}

/** Every door of the desks, by path. */
export async function deskDoors(): Promise<readonly Door[]> {
  const files = globSync("packages/contract/src/{staff,rollout}/*.ts", { cwd: TOP }).filter(
    (file) => !/\.test\.ts$/.test(file),
  );
  const modules = await Promise.all(files.map((file) => import(join(TOP, file)) as Promise<object>));
  const found = modules
    .flatMap((module): unknown[] => Object.values(module))
    .filter(
      (one): one is Door => typeof one === "object" && one !== null && "method" in one && "path" in one,
    );
  return [...new Set(found)].filter(isDesks).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Who may knock, in words. */
function knocker(door: Door): string {
  if (!("door" in door) || door.door === "open") return "anybody";
  const { permission } = door;
  if (permission === undefined) return "whoever is signed in";
  const roles = Object.entries(ROLES).filter(([, held]) => (held as readonly string[]).includes(permission));
  return `\`${permission}\`: ${roles.map(([role]) => role).join(", ")}`;
}

/** The page's text. */
export async function page(): Promise<string> {
  const doors = await deskDoors();
  const rows = doors.map(
    (door) => `| \`${door.method} ${door.path}\` | ${door.summary} | ${knocker(door)} |`,
  );
  return `# Doors of the desks
Written by \`node house/desk-doors.ts\` from the contract; a test holds it to the code, another (\`servers/rollout/src/doors.test.ts\`) tries every role at every door. Fields, codes and sizes stand in each server's own description at \`/docs\`. A role is held at a unit and reaches all that is below it; what lies outside is as if it were not there.

| door | does | who may |
| --- | --- | --- |
${rows.join("\n")}
`;
}

if (import.meta.main) writeFileSync(PAGE, await page());
