/** `bluezone migrate`: a server's tables on PostgreSQL, brought up to date by the role that owns them. */
import type { Migrations } from "@bluezone/server-kit/sql/migrate";
import { command } from "../../command.ts";
import { maybe, text, word } from "../../option.ts";

const MIGRATIONS: Readonly<Record<"keys" | "health" | "rollout", () => Promise<Migrations>>> = {
  keys: async () => (await import("@bluezone/keys/migrations/migrations")).migrations,
  health: async () => (await import("@bluezone/health/slices")).migrations,
  rollout: async () => (await import("@bluezone/rollout/slices")).migrations,
};

export const migrateCommand = command({
  about:
    "Brings a server's tables on PostgreSQL up to date, and lets a second role serve them: it reads and writes rows, makes and drops no table, and cannot change which migrations have run. DATABASE_URL is that of the role that owns the tables; the servers then have the other role's. Without a second role the servers do this themselves at their start. Called again it does no harm.",
  options: {
    server: word(["keys", "health", "rollout"], "Whose tables."),
    serving: maybe(text("ROLE", "The role of the servers, which must be there already.", 63)),
  },
  example: "bluezone migrate --server keys --serving bluezone_keys",
  async run({ server, serving }, _words, { env }) {
    const { readConfig } = await import("@bluezone/server-kit/start/config");
    const { postgresUrl } = await import("@bluezone/server-kit/sql/postgres-url");
    const { migrateSchema } = await import("@bluezone/server-kit/sql/serving-role");
    const { url } = readConfig(env, { url: postgresUrl("DATABASE_URL") });
    const ran = await migrateSchema(url, server, await MIGRATIONS[server](), serving);
    const may = serving === undefined ? "" : ` ${serving} may serve it.`;
    return {
      json: { server, ran, serving: serving ?? null },
      text: `The ${server} server's tables are up to date (${ran.length} migrations ran now).${may}`,
    };
  },
});
