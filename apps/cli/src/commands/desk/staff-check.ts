/** `bluezone staff check`: whether a server's audit log is whole. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";
import { maybe, path, word } from "../../option.ts";
import { staffOf } from "../../staff-server.ts";

export const staffCheck = command({
  about:
    "Reads a server's whole audit log as it stands at one moment: every entry's hash must follow from the one before, the log must hold what its anchors say, which stand in files outside the database, and each day on which people worked must have one. Reads the same variables as the server, which must not be running meanwhile unless its database is PostgreSQL.",
  options: {
    server: word(["health", "rollout"], "Whose log."),
    anchors: maybe(
      path(
        "DIR",
        "A folder with copies of the anchors, which the log must hold as well: the .txt files of data/files/audit.",
      ),
    ),
  },
  example: "bluezone staff check --server rollout --anchors /mnt/copies/audit",
  async run({ server, anchors: folder }, _words, { env }) {
    const copies = folder === undefined ? [] : await readCopies(folder);
    return staffOf(server, env, async (staff) => {
      const { entries, anchors, broken } = await staff.checkAudit(copies);
      const of = folder === undefined ? "" : `, ${copies.length} of them copies`;
      const read = `${entries} entries read, ${anchors} anchors${of}`;
      return {
        json: { entries, anchors, copies: copies.length, broken: broken ?? null },
        text: broken
          ? `Broken at entry ${broken.at}: ${broken.how}. ${read}.`
          : `Whole: ${read}.${anchors === 0 ? " Without an anchor only edits in place are found." : ""}`,
        exit: broken ? EXIT.no : EXIT.ok,
      };
    });
  },
});

/** The texts of the anchors in a folder. Throws StartError when there is none. */
async function readCopies(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const days = names.filter((name) => /^\d{4}-\d\d-\d\d\.txt$/.test(name)).sort();
  if (days.length === 0) throw new StartError(`${folder} has no anchors, such as 2020-12-27.txt.`);
  return Promise.all(days.map((name) => readFile(join(folder, name), "utf8")));
}
