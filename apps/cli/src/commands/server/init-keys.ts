/** `bluezone init keys`: a key server's home, ready to be started once the health authority's file is in it. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { toBase64 } from "@bluezone/protocol/bytes";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { command } from "../../command.ts";
import type { Line } from "../../env-file.ts";
import { Failure } from "../../failure.ts";
import { type Home, makeKey, openHome, report, typed } from "../../home.ts";
import { readText } from "../../input-file.ts";
import { LISTENING } from "../../listen-options.ts";
import { maybe, path } from "../../option.ts";

export const initKeys = command({
  about:
    "Makes a key server's home: keys.env with configuration and a fresh secret, the root that signs the configuration and the first export key in signing/, and what others are given in public/. What is there already stays as it is, so it can be run again: with --issuers it then adds the file that the health authority gave.",
  options: {
    ...LISTENING,
    issuers: maybe(
      path(
        "FILE",
        "The issuers.json that a health authority gave; its copy in DIR says whose certificates count.",
      ),
    ),
  },
  example: "bluezone init keys --data /var/lib/bluezone-keys --issuers issuers.json",
  async run({ data, host, port, metrics, issuers, "tls-certificate": tls, "database-url": database }) {
    const home = await openHome(data);
    const lines: Line[] = [
      { name: "KEYS_DATA", value: home.folder, about: "database/, exports/ and signing/" },
      {
        name: "KEYS_SECRETS",
        value: randomBytes(32).toString("base64"),
        about: "newest first, separated by commas; changed by: bluezone keys rotate secrets",
      },
      { name: "KEYS_ISSUERS", value: home.path("issuers.json"), about: "whose certificates count" },
      { name: "KEYS_ROOT", value: "config-root", about: "the key in signing/ that phones pin" },
      {
        name: "KEYS_HOST",
        value: host ?? "127.0.0.1",
        about: "where it listens, behind a proxy that ends TLS",
      },
      { name: "KEYS_PORT", value: `${port ?? 8080}`, about: "and its port" },
      {
        name: "KEYS_METRICS",
        value: metrics ?? "127.0.0.1:9464",
        about: "where /metrics is, for its operator only",
      },
      ...(tls === undefined
        ? []
        : [{ name: "KEYS_TLS_CERTIFICATE", value: tls, about: "its end is watched" }]),
      ...(database === undefined
        ? []
        : [{ name: "DATABASE_URL", value: database, about: "PostgreSQL; the schema is keys" }]),
    ];
    await home.variables("keys.env", "The key server's variables; all are in servers/keys/README.md", lines, {
      KEYS_HOST: host,
      KEYS_PORT: port,
      KEYS_METRICS: metrics,
      KEYS_TLS_CERTIFICATE: tls,
      DATABASE_URL: database,
    });
    await makeKeys(home);
    if (issuers !== undefined) await placeIssuers(home, issuers);
    const env = typed(home.path("keys.env"));
    return report(home, [
      `Copy ${typed(home.path("signing"))} and ${env} to a safe place off this machine, apart from its backups: phones pin the root.`,
      `Give ${typed(home.path("public/config-root.json"))} to whoever builds the app, and public/export-v1.pem to whoever checks export files.`,
      ...(existsSync(home.path("issuers.json"))
        ? []
        : [
            `Get issuers.json from the health authority, then: bluezone init keys --data ${typed(home.folder)} --issuers issuers.json`,
          ]),
      `Start it: bluezone serve keys --env ${env}`,
    ]);
  },
});

/** The root and the first export key, with their public halves. */
async function makeKeys(home: Home): Promise<void> {
  const root = await makeKey(home, "config-root", "signs the configuration; phones pin it");
  const pinned = { kid: root.kid, publicKey: toBase64(root.publicPoint) };
  await home.document("public/config-root.json", pinned, "what phones pin");
  const key = await makeKey(home, "export-v1", "signs export files");
  await home.file("public/export-v1.pem", key.publicPem, "for: bluezone export verify --public-key");
}

/** The file of issuers, from the one that was given. Throws Failure when that is none, or another stands there. */
async function placeIssuers(home: Home, given: string): Promise<void> {
  const { readIssuers } = await import("@bluezone/keys/issuers/issuer");
  await readText(given);
  const issuers = await readIssuers(given).catch((error: Error) => {
    throw error instanceof StartError ? new Failure("badData", error.message) : error;
  });
  await home.document("issuers.json", issuers, "whose certificates count");
}
