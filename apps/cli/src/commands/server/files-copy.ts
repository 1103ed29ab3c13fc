/** `bluezone files copy`: a server's files to another place, so that an operator can move to an object store and back. */
import { command } from "../../command.ts";
import { path, word } from "../../option.ts";

export const filesCopy = command({
  about:
    "Copies a server's files from where its variables say to another place: a folder, or a bucket with a prefix (s3://bucket/prefix, with the variables …_S3_…). Each file is read back and compared; those that name others come last. What is there and the same is not copied again, so copy once while the server runs, stop it, copy again, set …_FILES to the new place, and start it. The old files stay where they are.",
  options: {
    server: word(["keys", "health", "rollout"], "Whose files."),
    to: path("DIR", "The new place: a folder, or s3://bucket/prefix."),
  },
  example: "bluezone files copy --server keys --to s3://bluezone/keys --env keys.env",
  async run({ server, to }, _words, { env }) {
    const { copyFiles } = await import("@bluezone/server-kit/files/copy-files");
    const { filesPlace, openFiles, shownPlace } = await import("@bluezone/server-kit/files/files-place");
    const from = await PLACES[server](env);
    const target = filesPlace(env, server.toUpperCase(), to);
    const { headersOf, isIndex } = await KINDS[server]();
    const done = await copyFiles(await openFiles(from), await openFiles(target), headersOf, isIndex);
    return {
      json: { from: shownPlace(from), to: shownPlace(target), ...done },
      text: `${done.copied} files copied from ${shownPlace(from)} to ${shownPlace(target)}, ${done.same} were there already.`,
    };
  },
});

type Env = Readonly<Record<string, string | undefined>>;

/** Where a server's files are. */
const PLACES = {
  keys: async (env: Env) => (await (await import("@bluezone/keys/config")).readStored(env)).places.exports,
  health: async (env: Env) => (await import("@bluezone/health/config")).readHealthConfig(env).files,
  rollout: async (env: Env) => (await import("@bluezone/rollout/config")).readRolloutConfig(env).files,
} as const;

/** What readers are told of files, and which name others. At a desk rows name files, and only the server reads them. */
const ofDesk = async () => ({ headersOf: () => "application/octet-stream", isIndex: () => false });
const KINDS = {
  keys: () => import("@bluezone/keys/export/put-file"),
  health: ofDesk,
  rollout: ofDesk,
} as const;
