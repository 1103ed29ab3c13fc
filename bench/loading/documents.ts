/**
 * The key server's public documents alone, on its database and its folder: from memory as it serves them, or read and hashed
 * for every request as it did before (`READ=each`).
 */
import { configRoute } from "@bluezone/keys/config/route";
import { exportRoutes } from "@bluezone/keys/export/route";
import type { Tables } from "@bluezone/keys/tables";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import { etagOf } from "@bluezone/server-kit/http/etag";
import { createHttp } from "@bluezone/server-kit/http/http";
import { type KeptDocuments, keepDocuments } from "@bluezone/server-kit/http/kept-documents";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { runMain } from "@bluezone/server-kit/start/main";
import { createServer } from "@bluezone/server-kit/start/server";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";

const each: KeptDocuments = {
  async read(_name, _lasts, load) {
    const found = await load();
    if (found === undefined) return undefined;
    const body = Buffer.from(found as Uint8Array);
    return { body, etag: etagOf(body) };
  },
  drop() {},
};

await runMain(async (env) => {
  const engine = await postgresEngine(readPostgresUrl(env["DATABASE_URL"]!)!);
  const database = await openDatabase<Tables>({ schema: "keys", engine });
  const blobs = await folderBlobs(env["EXPORTS"]!);
  const http = await createHttp({
    clock: systemClock,
    random: systemRandom,
    events: { emit() {} },
    family: "publish",
  });
  const documents = env["READ"] === "each" ? each : keepDocuments(systemClock);
  configRoute(http, database, documents);
  exportRoutes(http, { blobs, documents, clock: systemClock });
  return createServer({ http, port: 0, host: "127.0.0.1", close: () => engine.close() });
});
