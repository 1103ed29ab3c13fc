/** A phone without screen and radio: the engine of `device` on a folder, with the machine's clock and network. */

import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPhone } from "@bluezone/device/create-phone";
import { silentNotifier } from "@bluezone/device/doubles/notifier";
import { silentRadio } from "@bluezone/device/doubles/radio";
import type { PhoneEvent } from "@bluezone/device/event";
import type { Phone } from "@bluezone/device/phone";
import { machineClock } from "@bluezone/device-node/machine-clock";
import { type SqliteStore, sqliteStore } from "@bluezone/device-node/sqlite-store";
import { nodeTransport } from "@bluezone/device-node/transport";
import { NODE_UNPACKING } from "@bluezone/device-node/unpacking";
import { lockFolder } from "@bluezone/server-kit/files/folder-lock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { Failure } from "./failure.ts";
import { makeOwnFolder } from "./own-folder.ts";
import { APP_VERSION, type GivenServers, PhoneHome, settledHome } from "./phone-home.ts";

/** What a call says of the servers, and the folder in which they are kept. */
export type HeadlessOptions = GivenServers & { readonly data: string };

/** The phone, until it is closed. */
export type Headless = {
  readonly phone: Phone;
  readonly home: { readonly keys: string; readonly health: string };
};

/**
 * Opens the phone of a folder, lets `use` have it, and closes it. One process at a time has a folder open.
 * @param settle whether this call may begin a phone and change its servers; else there must be one.
 * Throws Failure or StartError in a sentence when the folder, the roots or the store are not right.
 */
export async function withPhone<T>(
  given: HeadlessOptions,
  settle: boolean,
  tell: (event: PhoneEvent) => void,
  use: (headless: Headless) => Promise<T>,
): Promise<T> {
  const { data } = given;
  const home = settle ? await settledHome(given, read(data), "phone run") : read(data);
  if (!home)
    throw new Failure(
      "configuration",
      `there is no phone in ${data} yet; begin one with: bluezone phone run --data ${data} --keys URL --health URL --api-key KEY --root FILE`,
    );
  if (settle) await makeOwnFolder(data);
  const lock = await lockFolder(data);
  const transport = nodeTransport();
  let store: SqliteStore | undefined;
  try {
    if (settle) await keep(data, home);
    store = await openStore(join(data, FILES.store));
    const phone = await createPhone(
      {
        clock: machineClock,
        random: systemRandom,
        radio: silentRadio(),
        battery: { level: () => undefined },
        store,
        notifier: silentNotifier(),
        unpacking: NODE_UNPACKING,
        servers: { keysUrl: home.keys, healthUrl: home.health, healthApiKey: home.apiKey, transport },
        tell,
      },
      { appVersion: APP_VERSION, roots: home.roots },
    );
    return await use({ phone, home });
  } finally {
    store?.close();
    transport.close();
    await lock.release();
  }
}

/** Removes the files of a phone whose store was wiped. */
export async function removeFiles(data: string): Promise<void> {
  const lock = await lockFolder(data);
  const names = [FILES.home, FILES.store, `${FILES.store}-wal`, `${FILES.store}-shm`];
  try {
    for (const name of names) await rm(join(data, name), { force: true });
  } finally {
    await lock.remove();
  }
}

const FILES = { home: "phone.json", store: "phone.sqlite" } as const;

function read(data: string): PhoneHome | undefined {
  const file = join(data, FILES.home);
  if (!existsSync(file)) return undefined;
  try {
    return PhoneHome.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Failure(
      "badData",
      `the file ${file} is broken; remove it, and name the servers again with: bluezone phone run --data ${data} …`,
    );
  }
}

async function keep(data: string, home: PhoneHome): Promise<void> {
  const file = join(data, FILES.home);
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, `${JSON.stringify(home, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}

/** The store's file is made for its owner only; SQLite's files beside it take over its rights. */
async function openStore(file: string): Promise<SqliteStore> {
  try {
    await (await open(file, "a", 0o600)).close();
    return sqliteStore(file);
  } catch {
    throw new Failure("badData", `the phone's store ${file} cannot be opened; move it away to begin anew.`);
  }
}
