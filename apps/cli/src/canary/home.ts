/** A canary's folder: where its servers are, its keys for the health server, its ledger, and the phones of rounds that go on. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "../failure.ts";
import { makeOwnFolder } from "../own-folder.ts";
import { type GivenServers, PhoneHome, settledHome } from "../phone-home.ts";
import { type Ledger, openLedger } from "./ledger.ts";

/** What a canary knows of its servers: as a phone does, and a key that issues codes of kind canary. */
export const CanaryHome = PhoneHome.extend({ canaryKey: z.string() });
export type CanaryHome = z.output<typeof CanaryHome>;

/** What a call says of them; what it leaves out is as it was. */
export type GivenCanary = GivenServers & {
  readonly data: string;
  readonly "canary-key"?: string | undefined;
};

const FILES = { home: "canary.json", ledger: "canary.sqlite", rounds: "rounds" } as const;

/** Where phones of rounds that go on live. */
export const roundsOf = (data: string): string => join(data, FILES.rounds);

/** What is known, with what this call says, kept for the next. Throws Failure for what is missing or broken. */
export async function settledCanary(given: GivenCanary): Promise<CanaryHome> {
  const { data } = given;
  const file = join(data, FILES.home);
  const before = read(file);
  const phone = await settledHome(given, before && PhoneHome.parse(phoneOf(before)), "canary");
  const canaryKey = given["canary-key"] ?? before?.canaryKey;
  if (canaryKey === undefined)
    throw new Failure("usage", "a first run needs --canary-key; see: bluezone canary --help");
  const home = { ...phone, canaryKey };
  await makeOwnFolder(data);
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, `${JSON.stringify(home, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
  return home;
}

const phoneOf = ({ canaryKey: _, ...phone }: CanaryHome) => phone;

function read(file: string): CanaryHome | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return CanaryHome.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Failure("badData", `the file ${file} is broken; remove it, and name the servers again.`);
  }
}

/** The ledger of a folder. @param make whether it may be made. Throws Failure when there is none, or it cannot be opened. */
export async function ledgerOf(data: string, make: boolean): Promise<Ledger> {
  const file = join(data, FILES.ledger);
  if (make) await makeOwnFolder(data);
  else if (!existsSync(file))
    throw new Failure("configuration", `there is no canary in ${data} yet; begin one with: bluezone canary`);
  try {
    return openLedger(file);
  } catch {
    throw new Failure("badData", `the canary's ledger ${file} cannot be opened; move it away to begin anew.`);
  }
}
