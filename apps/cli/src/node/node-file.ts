/** A node's folder while one process has it: lock, key, sealed file. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { lockFolder } from "@bluezone/server-kit/folder-lock";
import { makeFolder } from "@bluezone/server-kit/make-folder";
import { systemRandom } from "@bluezone/server-kit/random";
import { Failure } from "../failure.ts";
import { PhoneHome } from "../phone-home.ts";
import { type KeyPlaces, nodeKey } from "./node-key.ts";
import { SealedFile } from "./sealed-file.ts";

const STORE = "node.sqlite";
const HOME = "node/home";

/** Whether a node has begun in its folder. */
export const hasStore = ({ data }: KeyPlaces): boolean => existsSync(join(data, STORE));

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
  if (!make && !hasStore(places))
    throw new Failure(
      "configuration",
      `there is no node in ${data} yet; begin one with: bluezone node --help`,
    );
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
