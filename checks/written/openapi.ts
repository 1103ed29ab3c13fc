/**
 * Writes `docs/openapi/{keys,health,rollout}.json`, what each server says of its API at `/docs/json`: `npm run openapi`. The
 * servers run as the tests have them, with the variables' defaults, so every endpoint that an operator can switch on is there.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { testHealth } from "@bluezone/health/testing/health";
import { migrations } from "@bluezone/keys/migrations/migrations";
import { startKeys } from "@bluezone/keys/testing/keys-server";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { testEngine } from "@bluezone/server-kit/testing/database";

/** Where the descriptions are. */
export const FOLDER = resolve(import.meta.dirname, "../../docs/openapi");

/** The servers that are described. */
export const SERVERS = ["health", "keys", "rollout"] as const;
type ServerName = (typeof SERVERS)[number];

const OPEN: Readonly<Record<ServerName, () => Promise<{ url: string; close(): Promise<void> }>>> = {
  health: () => testHealth(),
  async keys() {
    const engine = await testEngine({ schema: "keys_1", migrations });
    const { url, server } = await startKeys(engine);
    return {
      url,
      async close() {
        await server.stop();
        await engine.close();
      },
    };
  },
  rollout: () => testRollout({}, { register: false }),
};

type Members = Readonly<Record<string, unknown>>;
type Api = {
  readonly paths: Readonly<Record<string, Members>>;
  readonly components: { readonly schemas?: Members } & Members;
} & Members;

/** An object with each member, in the order of their names, on a line of its own. */
function lines(members: Members, member: (value: unknown) => string): string {
  const rows = Object.keys(members)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${member(members[name])}`);
  return `{\n${rows.join(",\n")}\n}`;
}

/** A description with a path and a schema a line, sorted: a moved route changes nothing, a changed one its line. */
function written(api: Api): string {
  const inLines = new Set<unknown>([api.paths, api.components, api.components.schemas]);
  const member = (value: unknown): string =>
    inLines.has(value) ? lines(value as Members, member) : JSON.stringify(value);
  return `${lines(api, member)}\n`;
}

/** What a server says of its API, as the text of its file. */
export async function describe(name: ServerName): Promise<string> {
  const server = await OPEN[name]();
  try {
    const answer = await fetch(`${server.url}/docs/json`);
    return written((await answer.json()) as Api);
  } finally {
    await server.close();
  }
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of SERVERS) writeFileSync(join(FOLDER, `${name}.json`), await describe(name));
}
