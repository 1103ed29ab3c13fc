/** A file from outside. Whatever is wrong with it becomes one sentence that names the file and shows nothing of its content. */
import { open } from "node:fs/promises";
import type { z } from "zod";
import { Failure } from "./failure.ts";

/** Longest file that is read unless told otherwise, in bytes: a signed document has at most 64 KiB, 1,000 keys about 120 KB. */
const LONGEST = 1_048_576;
/** Longest file of what many phones or much time gave: exports, logs, windows. */
export const LONGEST_DATA = 64 * 1_048_576;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  ENOTDIR: "is not there",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
  ENAMETOOLONG: "has too long a name",
  ELOOP: "is a link that leads in a circle",
};

/** A file's bytes, at most `longest`. Throws Failure when it is missing, no file, or too long. */
export async function readBytes(file: string, longest: number = LONGEST): Promise<Uint8Array> {
  try {
    return await readAll(file, longest);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""] ?? "cannot be read";
    throw new Failure("noInput", `the file ${shownPath(file)} ${reason}.`);
  }
}

/** A text file. Throws Failure as `readBytes` does, and when it is no UTF-8. */
export async function readText(file: string, longest?: number): Promise<string> {
  const bytes = await readBytes(file, longest);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Failure("badData", `the file ${shownPath(file)} is not text in UTF-8.`);
  }
}

/** A file whose JSON was read and is still to be held to a shape. */
export type JsonFile = {
  readonly value: unknown;
  /** A part of it, held to a schema; `at` says where it stands, as `records[3]`. Throws Failure for another shape. */
  fit<S extends z.ZodType>(part: unknown, schema: S, at?: string): z.output<S>;
};

/** A JSON file of a shape that `what` names ("a list of published keys"). Throws Failure as `readText` does, and for another shape. */
export async function readJson<S extends z.ZodType>(
  file: string,
  schema: S,
  what: string,
): Promise<z.output<S>> {
  const { value, fit } = await openJson(file, what);
  return fit(value, schema);
}

/**
 * The same for a file that may be long: the caller holds its entries to a schema one by one, so that the first wrong one
 * ends it and a million of them cost no more. Throws Failure as `readText` does, and for text that is not JSON.
 */
export async function openJson(file: string, what: string, longest?: number): Promise<JsonFile> {
  const text = await readText(file, longest);
  if (brackets(text) > MOST_BRACKETS)
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} holds more than ${MOST_BRACKETS} lists and objects; it must be ${what}.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure("badData", `the file ${shownPath(file)} is not JSON; it must be ${what}.`);
  }
  return {
    value,
    fit(part, schema, at = "") {
      const parsed = schema.safeParse(part);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new Failure(
        "badData",
        `the file ${shownPath(file)} must be ${what}; wrong is ${place(issue, at)}.`,
      );
    },
  };
}

/** Empty ones take three bytes in a file and ten times that in memory. */
const MOST_BRACKETS = 2_500_000;
function brackets(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x7b || c === 0x5b) count++;
  }
  return count;
}

/** Where a shape is wrong, "[3].key" or "the whole", and the schema's own words when they hold nothing of the content. */
function place(issue: z.core.$ZodIssue | undefined, at: string): string {
  const path = (issue?.path ?? []).map((step) =>
    typeof step === "number" ? `[${step}]` : `.${String(step)}`,
  );
  const where = (at + path.join("")).replace(/^\./, "") || "the whole";
  if (issue?.code === "unrecognized_keys") return `${where}: it has a name that is not known there`;
  return issue?.code === "custom" ? `${where}: ${issue.message}` : where;
}

async function readAll(file: string, longest: number): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const about = await handle.stat();
    if (about.isDirectory())
      throw new Failure("noInput", `${shownPath(file)} is a folder; a file is needed.`);
    // A pipe says that its size is 0.
    let buffer = new Uint8Array(Math.min(Math.max(about.size, 65_536), longest) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (length > longest)
        throw new Failure("badData", `the file ${shownPath(file)} is longer than ${longest} bytes.`);
      if (bytesRead === 0) return buffer.subarray(0, length);
      if (length < buffer.length) continue;
      const wider = new Uint8Array(Math.min(2 * length, longest + 1));
      wider.set(buffer);
      buffer = wider;
    }
  } finally {
    await handle.close();
  }
}

/** A path as it may stand in a sentence: one line, not too long. */
export const shownPath = (file: string): string =>
  JSON.stringify(file.length > 200 ? `${file.slice(0, 200)}…` : file);
