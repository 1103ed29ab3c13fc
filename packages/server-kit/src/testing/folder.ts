/** A folder for what tests write, removed after them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

/** Makes one for a test; without one for all tests of the file that calls this. */
export function testFolder(test?: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (test) test.after(remove);
  else after(remove);
  return folder;
}
