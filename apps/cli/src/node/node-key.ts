/**
 * The key that a node's store is sealed with, 32 bytes in base64: a credential of systemd (`LoadCredential=node.key:…`) where there
 * is one, else the file `node.key` in the node's folder, which only its owner may read.
 */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { flushFolder } from "@bluezone/server-kit/files/flush-folder";
import { makeFile } from "@bluezone/server-kit/files/new-file";
import { Secret } from "@bluezone/server-kit/start/secret";
import type { Random } from "@bluezone/server-kit/time/random";
import { NodeFault } from "./fault.ts";

/** The name of the credential and of the file. */
export const KEY_NAME = "node.key";
const KEY_LENGTH = 32;

/** Where to look. */
export type KeyPlaces = {
  /** The node's folder. */
  readonly data: string;
  /** The folder of systemd's credentials, as the variable CREDENTIALS_DIRECTORY says it. */
  readonly credentials: string | undefined;
};

/**
 * The key. A node without one and without a store gets a new one in its folder, on disk before this resolves. Throws NodeFault:
 * `key_missing` when there is a store and no key, `key_open` when others than the owner may read the file, `key_malformed`.
 */
export async function nodeKey(
  { data, credentials }: KeyPlaces,
  hasStore: boolean,
  random: Random,
): Promise<Secret> {
  const given = credentials === undefined ? undefined : join(credentials, KEY_NAME);
  // A credential's rights are systemd's own.
  if (given !== undefined && existsSync(given)) return readKey(given);
  const own = join(data, KEY_NAME);
  if (!existsSync(own)) {
    if (hasStore)
      throw new NodeFault(
        "key_missing",
        `the key of the store in ${data} is not there. Where systemd hands it over, the service alone has it: start the service (systemctl start bluezone-node) and call again, and the running node does it. Else put ${KEY_NAME} back into the folder.`,
      );
    await makeFile(own, `${Buffer.from(random.bytes(KEY_LENGTH)).toString("base64")}\n`, 0o600);
    await flushFolder(data);
  }
  if (process.platform !== "win32" && ((await stat(own)).mode & 0o077) !== 0)
    throw new NodeFault("key_open", `others may read ${own}; take that from them with: chmod 600 ${own}`);
  return readKey(own);
}

async function readKey(file: string): Promise<Secret> {
  const text = (await readFile(file, "utf8")).trim();
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== KEY_LENGTH || bytes.toString("base64") !== text)
    throw new NodeFault("key_malformed", `the file ${file} is no key of ${KEY_LENGTH} bytes in base64.`);
  return new Secret(new Uint8Array(bytes));
}
