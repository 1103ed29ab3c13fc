/** A file from outside. Whatever is wrong with it becomes one sentence that names the file and shows nothing of its content. */
import { open } from "node:fs/promises";
import type { z } from "zod";
import { Failure } from "./failure.ts";

/** Longest file that is read, in bytes: a signed document has at most 64 KiB, 1,000 keys about 120 KB. */
const LONGEST = 1_048_576;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  ENOTDIR: "is not there",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
  ENAMETOOLONG: "has too long a name",
  ELOOP: "is a link that leads in a circle",
};

/** A text file. Throws Failure when it is missing, no file, too long, or no UTF-8. */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof Failure) throw error;
    throw new Failure("noInput", `the file ${shown(file)} ${REASONS[error.code ?? ""] ?? "cannot be read"}.`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Failure("badData", `the file ${shown(file)} is not text in UTF-8.`);
  }
}

/** A JSON file of a shape that `what` names ("a list of published keys"). Throws Failure as `readText` does, and for another shape. */
export async function readJson<S extends z.ZodType>(
  file: string,
  schema: S,
  what: string,
): Promise<z.output<S>> {
  const text = await readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Failure("badData", `the file ${shown(file)} is not JSON; it must be ${what}.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure("badData", `the file ${shown(file)} must be ${what}; wrong is ${place(issue)}.`);
}

/** Where a shape is wrong, "[3].key" or "the whole", and the schema's own words when they hold nothing of the content. */
function place(issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? []).map((step) =>
    typeof step === "number" ? `[${step}]` : `.${String(step)}`,
  );
  const where = path.join("").replace(/^\./, "") || "the whole";
  if (issue?.code === "unrecognized_keys") return `${where}: it has a name that is not known there`;
  return issue?.code === "custom" ? `${where}: ${issue.message}` : where;
}

async function readBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const about = await handle.stat();
    if (about.isDirectory()) throw new Failure("noInput", `${shown(file)} is a folder; a file is needed.`);
    const buffer = new Uint8Array(LONGEST + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (length > LONGEST)
        throw new Failure("badData", `the file ${shown(file)} is longer than ${LONGEST} bytes.`);
      if (bytesRead === 0) return buffer.subarray(0, length);
    }
  } finally {
    await handle.close();
  }
}

/** A path as it may stand in a sentence: one line, not too long. */
const shown = (file: string): string => JSON.stringify(file.length > 200 ? `${file.slice(0, 200)}…` : file);
