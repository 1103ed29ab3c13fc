/**
 * Files of variables, one `NAME=value` a line: written so that systemd's EnvironmentFile=, a shell's `.` and Node read the
 * same of them. They hold secrets, so only their owner may read them.
 */
import { randomUUID } from "node:crypto";
import { chown, rename, stat, writeFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { Failure } from "./failure.ts";
import { readText } from "./input-file.ts";

/** A variable and the words that stand above it. */
export type Line = { readonly name: string; readonly value: string; readonly about: string };

/** Reads a file of variables. Throws Failure when it is missing, other users may read it, or it is no text. */
export async function readEnv(file: string): Promise<Readonly<Record<string, string>>> {
  const text = await readText(file);
  await demandPrivate(file);
  return parseEnv(text) as Record<string, string>;
}

/** Throws Failure when other users may read a file. */
async function demandPrivate(file: string): Promise<void> {
  // Windows has no such rights; there the file's own list of rights decides.
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0)
    throw new Failure("configuration", `the file ${file} can be read by other users; run: chmod 600 ${file}`);
}

/** The text of a new file: a heading, then each variable under what it is. */
export const envText = (heading: string, lines: readonly Line[]): string =>
  [`# ${heading}`, ...lines.flatMap(({ name, value, about }) => ["", `# ${about}`, assigned(name, value)])]
    .join("\n")
    .concat("\n");

/** Gives a variable of a file another value, in one step; every other line stays as it is. Throws Failure when it has no line. */
export async function changeEnv(file: string, name: string, value: string): Promise<void> {
  const text = await readText(file);
  await demandPrivate(file);
  const line = new RegExp(`^[ \\t]*${name}[ \\t]*=.*$`, "gm");
  const found = text.match(line) ?? [];
  if (found.length !== 1)
    throw new Failure("badData", `the file ${file} must have one line that begins with ${name}=.`);
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  const { uid, gid } = await stat(file);
  await writeFile(
    unfinished,
    text.replace(line, () => assigned(name, value)),
    { mode: 0o600, flush: true },
  );
  // Whoever may read it stays who it was, also when root changes it.
  await chown(unfinished, uid, gid);
  await rename(unfinished, file);
}

/**
 * `NAME=value`, in quotes where a shell would else take it apart. Throws Failure for a value that no quotes make safe in
 * all three readers.
 */
function assigned(name: string, value: string): string {
  if (/['\\\p{C}]/u.test(value))
    throw new Failure("usage", `the value of ${name} may hold no quote, backslash or line break.`);
  return /^[\w./:@%+=,-]*$/.test(value) ? `${name}=${value}` : `${name}='${value}'`;
}
