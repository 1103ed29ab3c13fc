/** A node's folder while one process has it: lock, key, sealed file; and how nothing of it is left. */
import { existsSync } from "node:fs";
import { readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { FolderInUse, lockFolder } from "@bluezone/server-kit/files/folder-lock";
import { makeFolder } from "@bluezone/server-kit/files/make-folder";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { Failure } from "../failure.ts";
import { PhoneHome } from "../phone-home.ts";
import { NodeFault } from "./fault.ts";
import { KEY_NAME, type KeyPlaces, nodeKey } from "./node-key.ts";
import { SealedFile } from "./sealed-file.ts";

const STORE = "node.sqlite";
const HOME = "node/home";

/** Whether a node has begun in its folder. */
export const hasStore = ({ data }: KeyPlaces): boolean => existsSync(join(data, STORE));

/** Throws Failure when no node has begun in its folder. */
function needStore(places: KeyPlaces): void {
  if (!hasStore(places))
    throw new Failure(
      "configuration",
      `there is no node in ${places.data}. One begins with: bluezone node --adapter hci0 --data ${places.data} --keys URL --health URL --api-key KEY --root FILE`,
    );
}

/**
 * Takes the folder, lets `use` have its file, and gives it back. `make`: whether a folder, a key and a store may be made. Throws
 * NodeFault, StartError when another process has the folder, and Failure when there is no node.
 */
export async function withNodeFile<T>(
  places: KeyPlaces,
  make: boolean,
  use: (file: SealedFile) => Promise<T>,
): Promise<T> {
  const { data } = places;
  const store = join(data, STORE);
  if (!make) needStore(places);
  if (make)
    await makeFolder(data, 0o700).catch(() => {
      throw new Failure(
        "configuration",
        `the folder ${data} cannot be made; name one that this user can write.`,
      );
    });
  const lock = await lockFolder(data);
  try {
    const file = new SealedFile(store, await nodeKey(places, existsSync(store), systemRandom), systemRandom);
    try {
      return await use(file);
    } finally {
      file.close();
    }
  } finally {
    await lock.release();
  }
}

/** What the node knows of its servers; undefined before its first run. */
export const readHome = (file: SealedFile): PhoneHome | undefined => PhoneHome.safeParse(file.get(HOME)).data;

/** Keeps it. */
export const keepHome = (file: SealedFile, home: PhoneHome): void => file.commit({ [HOME]: home });

/**
 * Deletes everything of a node, for good; its key need not be known. The folder goes too when nothing else lies in it and it may.
 * @returns whether the key was in the folder and is gone too. Throws NodeFault `node_runs`, and Failure when there is no node.
 */
export async function deleteNode(places: KeyPlaces): Promise<boolean> {
  const { data } = places;
  needStore(places);
  const lock = await lockFolder(data).catch((error: unknown) => {
    if (!(error instanceof FolderInUse)) throw error;
    throw new NodeFault(
      "node_runs",
      `a node runs on ${data}: ${error.holder}. Stop it first (systemctl disable --now bluezone-node where systemd runs it), then call again.`,
    );
  });
  const key = existsSync(join(data, KEY_NAME));
  try {
    SealedFile.empty(join(data, STORE));
    // The store itself goes last: who is killed before that calls again.
    const beside = (await readdir(data)).filter((name) => OWN.test(name) && name !== STORE);
    for (const name of [...beside, STORE]) await rm(join(data, name), { force: true });
  } finally {
    await lock.remove();
  }
  await rmdir(data).catch(() => undefined);
  return key;
}

/** What a node puts into its folder, also what is left of it when it is killed. */
const OWN = /^node\.(?:sqlite|key|sock)(?:-\w+|\.[\w-]+\.unfinished)?$/;
