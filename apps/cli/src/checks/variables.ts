/** May only its owner read the file of variables, which holds secrets? */
import { stat } from "node:fs/promises";
import { type Finding, fail, ok } from "./finding.ts";

/** Nothing when there is no such file: variables can come from elsewhere. */
export async function checkVariables(file: string): Promise<Finding | undefined> {
  const about = await stat(file).catch(() => undefined);
  if (!about || process.platform === "win32") return undefined;
  return (about.mode & 0o077) === 0
    ? ok("variables", `${file} is its owner's only.`)
    : fail("variables", `${file} holds secrets and can be read by other users; run: chmod 600 ${file}`);
}
