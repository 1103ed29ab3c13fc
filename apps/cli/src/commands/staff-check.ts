/** `bluezone staff check`: whether a server's audit log is whole. */
import { command } from "../command.ts";
import { EXIT } from "../failure.ts";
import { word } from "../option.ts";
import { staffOf } from "../staff-server.ts";

export const staffCheck = command({
  about:
    "Reads a server's whole audit log: every entry's hash must follow from the one before, and the log must hold what its anchors say, which stand in files outside the database. Reads the same variables as the server, which must not be running meanwhile unless its database is PostgreSQL.",
  options: { server: word(["health", "rollout"], "Whose log.") },
  example: "bluezone staff check --server rollout",
  async run({ server }, _words, { env }) {
    return staffOf(server, env, async (staff) => {
      const { entries, anchors, broken } = await staff.checkAudit();
      const read = `${entries} entries read, ${anchors} anchors`;
      return {
        json: { entries, anchors, broken: broken ?? null },
        text: broken
          ? `Broken at entry ${broken.at}: ${broken.how}. ${read}.`
          : `Whole: ${read}.${anchors === 0 ? " Without an anchor only edits in place are found." : ""}`,
        exit: broken ? EXIT.no : EXIT.ok,
      };
    });
  },
});
