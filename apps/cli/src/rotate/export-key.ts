/** The keys that sign export files: a new one signs beside the old one until no file stands that only the old one signed. */
import { existsSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ExportKey } from "@bluezone/keys/export/export-key";
import { Days } from "@bluezone/protocol/time";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { signerFromPem } from "@bluezone/server-kit/keys/signer";
import { readEnv } from "../env-file.ts";
import { Failure } from "../failure.ts";
import { makeKey, openHome } from "../home.ts";
import { readText } from "../input-file.ts";
import {
  demandAge,
  KEYS_ENV,
  type Rotation,
  type RotationResult,
  restart,
  signingOf,
  underWay,
} from "./rotation.ts";

/** Files stand for 14 days: after this long every one is signed by the new key. */
const FILES_STAND = Days(15);
/** A stolen key waits under this ending until no file needs it; the server reads no such file. */
const STOLEN = ".stolen";

export const exportKey: Rotation = (home, step) =>
  step === "begin" ? begin(home) : step === "finish" ? finish(home) : replaceStolen(home);

/** Versions of the keys there are, oldest first. */
async function versions(home: string): Promise<readonly number[]> {
  const names = await readdir(signingOf(home)).catch(() => {
    throw new Failure("noInput", `there is no folder ${signingOf(home)}; is ${home} a key server's home?`);
  });
  return names
    .flatMap((name) => Number(/^export-v(\d{1,6})\.pem$/.exec(name)?.[1] ?? 0) || [])
    .sort((a, b) => a - b);
}

const pathOf = (home: string, version: number): string => join(signingOf(home), `export-v${version}.pem`);

async function make(folder: string, version: number): Promise<void> {
  const home = await openHome(folder);
  const name = `export-v${version}`;
  const { publicPem } = await makeKey(home, name, "signs export files");
  await home.file(`public/${name}.pem`, publicPem, "for whoever checks files");
}

const handOut = (home: string, version: number): string =>
  `Give ${join(home, "public", `export-v${version}.pem`)} to whoever checks export files, and copy ${signingOf(home)} to where its copy is kept.`;

async function begin(home: string): Promise<RotationResult> {
  const all = await versions(home);
  if (all.length > 1)
    throw underWay(
      `${signingOf(home)} holds ${all.map((version) => `export-v${version}`).join(" and ")}`,
      "keys",
      FILES_STAND,
    );
  const version = (all.at(-1) ?? 0) + 1;
  await make(home, version);
  return {
    done: `export-v${version} is made; from the next start on it signs beside the others.`,
    next: [restart("keys"), handOut(home, version), "After 15 days: the same again with --finish"],
  };
}

async function finish(home: string): Promise<RotationResult> {
  const all = await versions(home);
  const newest = all.at(-1);
  const older = all.slice(0, -1);
  if (newest === undefined || older.length === 0)
    throw new Failure("no", `${signingOf(home)} holds no older export key.`);
  await demandAge(pathOf(home, newest), FILES_STAND, "files stand that only an older key signed");
  for (const version of older) await rm(pathOf(home, version));
  return {
    done: `${older.map((version) => `export-v${version}`).join(", ")} is gone; export-v${newest} signs alone.`,
    next: [restart("keys")],
  };
}

/** Killed anywhere, it goes on where it was: the old key waits under another name until its files are signed anew. */
async function replaceStolen(home: string): Promise<RotationResult> {
  const { exportKeys, KEY_ID } = await import("@bluezone/keys/export/export-key");
  const { resignFiles } = await import("@bluezone/keys/export/resign");
  const { openFiles, readFilesPlace } = await import("@bluezone/server-kit/files/files-place");
  await demandStopped(home);
  const signing = signingOf(home);
  const waiting = async () => (await readdir(signing)).filter((name) => name.endsWith(STOLEN));
  const old = await versions(home);
  if ((await waiting()).length === 0) {
    await make(home, (old.at(-1) ?? 0) + 1);
    for (const version of old) await rename(pathOf(home, version), pathOf(home, version) + STOLEN);
  }
  const keys = await exportKeys(await openKeyFolder(signing));
  const stolen: ExportKey[] = [];
  for (const name of await waiting()) {
    const version = name.slice("export-".length, -`.pem${STOLEN}`.length);
    stolen.push({ id: KEY_ID, version, signer: signerFromPem(await readText(join(signing, name)), version) });
  }
  const { signed, refused } = await resignFiles(
    await openFiles(readFilesPlace(await readEnv(join(home, KEYS_ENV)), "KEYS", join(home, "exports"))),
    keys,
    stolen,
  );
  for (const name of await waiting()) await rm(join(signing, name));
  const newest = (await versions(home)).at(-1)!;
  return {
    done: `export-v${newest} signs alone; ${signed} files that stood are signed by it${refused.length > 0 ? `, ${refused.length} were signed by no known key and are as they were: ${refused.join(" ")}` : ""}.`,
    next: [
      "Empty every cache in front: rm -rf /var/cache/nginx/bluezone-keys/*",
      "Start the server: systemctl start bluezone-keys",
      handOut(home, newest),
    ],
  };
}

/** Throws Failure while the server has its database open. */
async function demandStopped(home: string): Promise<void> {
  const { isRunning } = await import("../checks/database.ts");
  const { DATABASE_URL: url } = await readEnv(join(home, KEYS_ENV));
  const folder = join(home, "database");
  if (url === undefined && existsSync(folder) && (await stat(folder)).isDirectory())
    if (await isRunning({ at: "folder", folder }))
      throw new Failure(
        "configuration",
        "the key server is running; stop it first: systemctl stop bluezone-keys",
      );
}
