/** `bluezone keys mend`: an export whose windows lie in the future, after a wrong clock. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";

export const keysMend = command({
  about:
    "Mends the export of a key server that went by a wrong clock: windows that end in the future are undone, their files go, and what they took goes out in the next windows; no key before it has ended, and no file under a name that was used. Set the clock right first, and say so with `clock accept`; the key server must not be running. Does nothing, and says so, when nothing is wrong.",
  options: {},
  example: "bluezone keys mend --env keys.env",
  async run(_options, _words, { env }) {
    const { mendKeys } = await import("@bluezone/keys/mend-keys");
    const done = await mendKeys(env);
    if (!done)
      throw new Failure(
        "unavailable",
        "a key server is at its export; stop it, then try again in five minutes.",
      );
    const { windows, keys, files } = done;
    return {
      json: done,
      text:
        windows + keys + files === 0
          ? "Nothing lies in the future; nothing was changed."
          : `${windows} windows undone, ${keys} keys go out anew, ${files} files and indexes gone. Start the key server.`,
    };
  },
});
