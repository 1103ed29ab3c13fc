/** `bluezone backup`: a server's database in one sealed file. */
import { withAway } from "../../away.ts";
import { command } from "../../command.ts";
import { path, word } from "../../option.ts";

const BACKUPS = {
  keys: async () => (await import("@bluezone/keys/backup/backup")).backupKeys,
  health: async () => (await import("@bluezone/health/operator/operator")).backupHealth,
  rollout: async () => (await import("@bluezone/rollout/operator/operator")).backupRollout,
} as const;

export const backup = command({
  about:
    "Writes a backup of a server's database to a new file that only its owner reads, sealed under the first of the server's secrets, with the same variables as the server. Of a rollout server its files are in it too: letters, photos, recordings, sheets, anchors. On PostgreSQL the server goes on meanwhile; an embedded database is backed up with the server stopped. Not in it, because they lie elsewhere: secrets and other variables, the folder signing/, the export files. Not in it on purpose: secrets of padding, keys of certificates, sessions, invitations.",
  options: {
    server: word(["keys", "health", "rollout"], "Whose database."),
    out: path(
      "FILE",
      "The file to make, or s3://bucket/path/NAME for the object store of the server's variables; there must be none of that name.",
    ),
  },
  example: "bluezone backup --server keys --out keys-2020-12-27.backup --env keys.env",
  async run({ server, out }, _words, { env }) {
    const { systemClock: clock } = await import("@bluezone/server-kit/time/clock");
    const { systemRandom: random } = await import("@bluezone/server-kit/time/random");
    const take = await BACKUPS[server]();
    const { rows, files, bytes, sha256 } = await withAway(
      out,
      { server, env },
      (file) => take(env, file, { clock, random }),
      "send",
    );
    const counted = server === "rollout" ? `${rows} rows, ${files} files` : `${rows} rows`;
    return {
      json: { file: out, rows, ...(server === "rollout" ? { files } : {}), bytes, sha256 },
      text: [`${counted}, ${bytes} bytes.`, `SHA-256 ${sha256}`].join("\n"),
    };
  },
});
