/** A server's home as `init` makes it: each file only when it is not there yet, so that a second run changes nothing. */
import { stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { makeFolder } from "@bluezone/server-kit/files/make-folder";
import { makeFile } from "@bluezone/server-kit/files/new-file";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { generateKeyPem, type Signer } from "@bluezone/server-kit/keys/signer";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { z } from "zod";
import { envText, type Line, readEnv } from "./env-file.ts";
import { Failure } from "./failure.ts";
import { readJson } from "./input-file.ts";

/** A file of the home: its path in it, and whether this run made it. */
type HomeFile = { readonly file: string; readonly made: boolean; readonly about: string };

/** A home that is being set up. */
export type Home = {
  /** Its absolute path. */
  readonly folder: string;
  /** What stands there now, in the order in which it was asked for. */
  readonly placed: readonly HomeFile[];
  /** Makes a file that its owner alone may read. */
  file(name: string, text: string, about: string): Promise<void>;
  /** Makes a JSON file. Throws Failure when another value stands there. */
  document(name: string, value: unknown, about: string): Promise<void>;
  /**
   * Makes the file of variables. One that is there stays; Failure when it says otherwise of what was `asked` for.
   * @param asked values that this call gave, by their variables; undefined where it gave none.
   * @returns the variables as they stand.
   */
  variables(
    name: string,
    heading: string,
    lines: readonly Line[],
    asked: Readonly<Record<string, string | number | undefined>>,
  ): Promise<Readonly<Record<string, string>>>;
  path(name: string): string;
};

/** Opens the home in a folder, made for its owner only when absent. Throws StartError when it cannot be made. */
export async function openHome(folder: string): Promise<Home> {
  const top = resolve(folder);
  const placed: HomeFile[] = [];
  const path = (name: string): string => join(top, name);
  async function file(name: string, text: string, about: string): Promise<void> {
    await folderOf(dirname(path(name)));
    placed.push({ file: name, made: await makeFile(path(name), text), about });
  }
  await folderOf(top);
  await demandOwner(top);
  return {
    folder: top,
    placed,
    path,
    file,
    async document(name, value, about) {
      await file(name, `${JSON.stringify(value, null, 2)}\n`, about);
      if (!isDeepStrictEqual(await readJson(path(name), z.json(), "JSON"), value))
        throw new Failure(
          "configuration",
          `${path(name)} is there already and says otherwise; change it there, by hand.`,
        );
    },
    async variables(name, heading, lines, asked) {
      await file(name, envText(heading, lines), "configuration and secrets");
      const there = await readEnv(path(name));
      for (const [variable, value] of Object.entries(asked))
        if (value !== undefined && there[variable] !== `${value}`)
          throw new Failure(
            "configuration",
            `${path(name)} is there already and says otherwise of ${variable}; change it there, by hand.`,
          );
      return there;
    },
  };
}

/** A signing key of the home, made when there is none. @param folder where signing keys lie, seen from the home. */
export async function makeKey(home: Home, name: string, about: string, folder = "signing"): Promise<Signer> {
  const file = join(folder, `${name}.pem`);
  const keys = await openKeyFolder(home.path(folder));
  await home.file(file, generateKeyPem(), about);
  return (await keys.find(name))!;
}

/** What was made and what was there, then what comes next, for people; the same for machines. */
export function report(
  home: Home,
  next: readonly string[],
): { readonly json: unknown; readonly text: string } {
  const { folder, placed } = home;
  const width = Math.max(...placed.map(({ file }) => file.length));
  const made = (is: boolean) => placed.filter((one) => one.made === is).map(({ file }) => file);
  return {
    json: { folder, made: made(true), kept: made(false), next },
    text: [
      `${folder}:`,
      ...placed.map((one) => `  ${one.made ? "made" : "kept"}  ${one.file.padEnd(width)}  ${one.about}`),
      "Next:",
      ...next.map((step, i) => `  ${i + 1}. ${step}`),
    ].join("\n"),
  };
}

/** A path as it may be typed in a shell. */
export const typed = (path: string): string => {
  const short = relative(process.cwd(), path);
  const shown = short !== "" && !short.startsWith("..") && short.length < path.length ? short : path;
  return /^[\w./:@%+=,-]+$/.test(shown) ? shown : `'${shown}'`;
};

/** What another user makes there the server could not read. */
async function demandOwner(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (process.getuid === undefined || process.getuid() === uid) return;
  throw new StartError(
    `The folder ${folder} belongs to another user; run this as that one: runuser -u NAME -- bluezone …`,
  );
}

async function folderOf(folder: string): Promise<void> {
  await makeFolder(folder, 0o700).catch((error: unknown) => {
    throw new StartError(`The folder ${folder} cannot be made; name one that this user can write.`, {
      cause: error,
    });
  });
}
