/** `bluezone restore`: a backup into an empty database, without what must not come back. */
import { withAway } from "../../away.ts";
import { command, type World } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { word } from "../../option.ts";

type Answer = { readonly json: unknown; readonly text: string };

const NAMES = { keys: "key server", health: "health server", rollout: "rollout server" } as const;

export const restore = command({
  about:
    "Puts a backup into a server's empty database, embedded or PostgreSQL, with the same variables as the server, which must not be running. What was deleted since the backup is deleted again. Key server: put signing/ and exports/ back first; windows that were given out since are found in their files, and nothing is given out twice. Health server: all codes and tokens that were open end, because which were used since cannot be known. Rollout server: put signing/ back first; files that stand stay, sessions and invitations end, and everybody who can sign in is told by name, because who was suspended since cannot be known.",
  arguments: [{ form: "FILE", about: "a backup of this server; s3://bucket/path/NAME in an object store" }],
  options: {
    server: word(["keys", "health", "rollout"], "Whose backup."),
    "keep-codes": {
      flag: true,
      about:
        "Health server: codes and tokens go on. Only when the server was stopped before the backup and has not run since, as for a move.",
    },
    "take-files": {
      flag: true,
      about:
        "Take the files that stand although another installation's name is with them: only when its database is gone for ever, because it can no longer start. Never to try a backup beside a server that runs.",
    },
    "without-files": {
      flag: true,
      about:
        "Key server: give up windows whose export files are lost; phones that have not read them miss them.",
    },
  },
  example: "bluezone restore --server health health-2020-12-27.backup --env health.env",
  async run(
    { server, "keep-codes": keepCodes, "take-files": takeFiles, "without-files": withoutFiles },
    [file],
    world,
  ) {
    if (server !== "health" && keepCodes)
      throw new Failure("usage", `--keep-codes is for the health server; the ${NAMES[server]} has no codes.`);
    if (server !== "keys" && withoutFiles)
      throw new Failure(
        "usage",
        `--without-files is for the key server; the ${NAMES[server]} has no export files.`,
      );
    const { env } = world;
    return withAway(
      file,
      { server, env },
      (near) => {
        if (server === "rollout") return restoreRollout(near, takeFiles, world);
        return server === "keys"
          ? restoreKeys(near, { withoutFiles, takeFiles }, world)
          : restoreHealth(near, { keepCodes, takeFiles }, world);
      },
      "fetch",
    );
  },
});

async function restoreKeys(
  file: string,
  said: { readonly withoutFiles: boolean; readonly takeFiles: boolean },
  { env }: World,
): Promise<Answer> {
  const { systemClock: clock } = await import("@bluezone/server-kit/time/clock");
  const { systemRandom: random } = await import("@bluezone/server-kit/time/random");
  const { restoreKeys } = await import("@bluezone/keys/backup/backup");
  const { shownTime } = await import("../../shown.ts");
  const done = await restoreKeys(env, file, { clock, random, ...said });
  return {
    json: done,
    text: [
      `${done.rows} rows as of ${shownTime(done.made)}.`,
      `${done.found} windows that were given out since, found in their files; ${done.lost} given up.`,
      ...(done.withheld > 0
        ? [`${done.withheld} keys that had been revoked before anybody saw them stay so.`]
        : []),
      "Keys that came after the backup and were not given out are lost; their phones may send them again.",
    ].join("\n"),
  };
}

async function restoreHealth(
  file: string,
  said: { readonly keepCodes: boolean; readonly takeFiles: boolean },
  { env }: World,
): Promise<Answer> {
  const { systemClock: clock } = await import("@bluezone/server-kit/time/clock");
  const { restoreHealth } = await import("@bluezone/health/operator/operator");
  const { shownTime } = await import("../../shown.ts");
  const done = await restoreHealth(env, file, { clock, ...said });
  return {
    json: done,
    text: [
      `${done.rows} rows and ${done.files} files as of ${shownTime(done.made)}.`,
      said.keepCodes
        ? "Codes and tokens go on as they were."
        : `${done.codes} codes and ${done.tokens} tokens that were open have ended; issue new ones.`,
      "Sessions and invitations have ended; invite anew whoever waited.",
      ...(done.deleted > 0
        ? [
            `${done.deleted} people who were deleted at their request since were deleted again, by the ledger.`,
          ]
        : []),
      ...(done.lostEntries > 0
        ? [`At least ${done.lostEntries} entries of the audit log came after the backup and are lost.`]
        : []),
      ...(done.people.length > 0
        ? [
            "These people can sign in as they could then; suspend now whoever was suspended since:",
            ...done.people.map(({ name, roles }) => `  ${name}: ${roles.join(", ")}`),
          ]
        : []),
      "These API keys work; disable now what was disabled since the backup (bluezone api-key disable ID):",
      ...done.apiKeys.map(({ id, kind, name }) => `  ${id}  ${kind.padEnd(6)}  ${name}`),
    ].join("\n"),
  };
}

async function restoreRollout(file: string, takeFiles: boolean, { env }: World): Promise<Answer> {
  const { systemClock: clock } = await import("@bluezone/server-kit/time/clock");
  const { restoreRollout } = await import("@bluezone/rollout/operator/operator");
  const { shownTime } = await import("../../shown.ts");
  const done = await restoreRollout(env, file, { clock, takeFiles });
  return {
    json: done,
    text: [
      `${done.rows} rows and ${done.files} files as of ${shownTime(done.made)}.`,
      "Sessions and invitations have ended; invite anew whoever waited.",
      ...(done.lostEntries > 0
        ? [`At least ${done.lostEntries} entries of the audit log came after the backup and are lost.`]
        : []),
      ...(done.papers.length > 0
        ? [
            "The last numbers of letters and reports; what went out since with a higher one must be told to the units:",
          ]
        : []),
      ...done.papers.map(({ symbol, year, last }) => `  ${last}/${symbol} (${year})`),
      "These people can sign in as they could then; suspend now whoever was suspended, lost a role or a phone since:",
      ...done.people.map(({ name, roles }) => `  ${name}: ${roles.join(", ")}`),
    ].join("\n"),
  };
}
