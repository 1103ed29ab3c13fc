/**
 * Writes docs/desk-endpoints.md, every endpoint and page of the desks and who may call them, from the contract: `node
 * checks/written/desk-endpoints.ts`. Endpoints that phones or other servers call have a page of their own,
 * docs/protocol/09-endpoints.md.
 */
import { globSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Document, Download, Endpoint, Upload } from "@bluezone/contract/endpoint";
import { ROLES as HEALTH } from "@bluezone/contract/health/roles";
import { ROLES as ROLLOUT } from "@bluezone/contract/rollout/roles";

const TOP = resolve(import.meta.dirname, "../..");
/** The page. */
export const PAGE = join(TOP, "docs/desk-endpoints.md");

type DeskEndpoint = Endpoint | Upload | Download | Document;

/** Whether an endpoint or page is a desk's: staff's, those before signing in, and what people read in a browser. */
export function isDesks(endpoint: DeskEndpoint): boolean {
  if ("audience" in endpoint)
    return endpoint.audience === "staff" || ("family" in endpoint && endpoint.family === "desk");
  return !/^\/(v1|jwks)\//.test(endpoint.path) && !/octet-stream|zip/.test(endpoint.mediaType);
}

/** A part of the page: its heading, the files of the contract whose endpoints stand there, and whose roles may call. */
type Part = {
  readonly heading: string;
  readonly files: readonly string[];
  readonly desks: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[];
};

const PARTS: readonly Part[] = [
  {
    heading: "Every desk",
    files: [
      "packages/contract/src/staff/*.ts",
      "packages/contract/src/units.ts",
      "packages/contract/src/province.ts",
    ],
    desks: [
      ["rollout", ROLLOUT],
      ["health", HEALTH],
    ],
  },
  { heading: "Rollout desk", files: ["packages/contract/src/rollout/*.ts"], desks: [["", ROLLOUT]] },
  { heading: "Health desk", files: ["packages/contract/src/health/*.ts"], desks: [["", HEALTH]] },
];

/** The files of the contract that describe desks. */
export const DESK_FILES: readonly string[] = PARTS.flatMap(({ files }) => files);

async function endpointsOf({ files }: Part): Promise<readonly DeskEndpoint[]> {
  const paths = globSync([...files], { cwd: TOP }).filter((file) => !/\.test\.ts$/.test(file));
  const modules = await Promise.all(paths.map((file) => import(join(TOP, file)) as Promise<object>));
  const found = modules
    .flatMap((module): unknown[] => Object.values(module))
    .filter(
      (one): one is DeskEndpoint =>
        typeof one === "object" && one !== null && "method" in one && "path" in one,
    );
  return [...new Set(found)].filter(isDesks).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every endpoint of the desks. */
export const deskEndpoints = async (): Promise<readonly DeskEndpoint[]> =>
  (await Promise.all(PARTS.map(endpointsOf))).flat();

/** Who may call, in words. */
function callers(endpoint: DeskEndpoint, desks: Part["desks"]): string {
  if (!("audience" in endpoint) || endpoint.audience === "open") return "anybody";
  const { permission } = endpoint;
  if (permission === undefined) return "whoever is signed in";
  const who = desks.map(([desk, roles]) => {
    const holders = Object.keys(roles).filter((role) => roles[role]?.includes(permission));
    return `${desk === "" ? "" : `${desk} `}${holders.join(", ")}`;
  });
  return `\`${permission}\`: ${who.join("; ")}`;
}

/** The page's text. */
export async function page(): Promise<string> {
  const parts: string[] = [];
  for (const part of PARTS) {
    const rows = (await endpointsOf(part)).map(
      (endpoint) =>
        `| \`${endpoint.method} ${endpoint.path}\` | ${endpoint.summary} | ${callers(endpoint, part.desks)} |`,
    );
    parts.push(
      `## ${part.heading}\n\n| endpoint | does | who may |\n| --- | --- | --- |\n${rows.join("\n")}\n`,
    );
  }
  return `# Endpoints of the desks
Written by \`node checks/written/desk-endpoints.ts\` from the contract; a test holds it to the code, others (\`servers/*/src/endpoints.test.ts\`) try every role at every endpoint. Fields, codes and sizes stand in each server's own description at \`/docs\`. A role is held at a unit and reaches all that is below it; what lies outside is as if it were not there.

${parts.join("\n")}`;
}

if (import.meta.main) writeFileSync(PAGE, await page());
