/** Parts of the real code that are broken on purpose, one defect each: every one must be found, by its sentence. */

import type { Fault } from "./faults.ts";

/** Names the mutant that a worker runs with. */
export const MUTANT = "BLUEZONE_SIMULATED_MUTANT";

export type Mutant = {
  readonly name: string;
  /** Where it is, from the repository's root; `from` stands there once, and `to` in its place. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Faults of which one must come before it can do any harm; without any, it harms by itself. */
  readonly needs?: readonly Fault[];
  /** The first seed from 1 on that found it; absent while none has. */
  readonly found?: number;
};

const keys = (file: string) => `servers/keys/src/${file}`;
const health = (file: string) => `servers/health/src/${file}`;
const kit = (file: string) => `packages/server-kit/src/${file}`;
const device = (file: string) => `packages/device/src/engine/${file}`;

/** What keeps a phone's answer away. */
const UNANSWERED: readonly Fault[] = [
  "request lost",
  "answer lost",
  "bad gateway",
  "one way cut",
  "kill",
  "upgrade",
];
/** What keeps a file from its place. */
const NOT_PUT: readonly Fault[] = [
  ...(["put refused", "put unanswered", "put late", "store full", "disk full", "flush fails"] as const),
];
/** What stops a window midway. */
const STOPPED: readonly Fault[] = [
  ...NOT_PUT,
  ...(["statement lost", "commit unanswered", "database full"] as const),
  ...(["kill", "upgrade", "stall", "power cut"] as const),
];

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a window takes keys that another took",
    found: 1,
    file: keys("export/store.ts"),
    from: `ofShard.where("claimed", "is", null).where("ends", "<=", ends - hold),`,
    to: `ofShard.where("ends", "<=", ends - hold),`,
  },
  {
    name: "a window takes keys that have not ended",
    found: 1,
    file: keys("export/store.ts"),
    from: `ofShard.where("claimed", "is", null).where("ends", "<=", ends - hold),`,
    to: `ofShard.where("claimed", "is", null),`,
  },
  {
    name: "a window that was begun is not gone on with",
    found: 7,
    needs: STOPPED,
    file: keys("export/worker.ts"),
    from: `(await store.open()) ??`,
    to: ``,
  },
  {
    name: "a window stands before its files are put",
    found: 13,
    needs: STOPPED,
    file: keys("export/worker.ts"),
    from: `const first = await store.numbered(lease, ends, files.length);`,
    to: `const first = await store.numbered(lease, ends, files.length);
    await store.finish(lease, ends, { files: files.length, first, padding: padding.count("keys", keys.starts.length) });`,
  },
  {
    name: "a put that failed is taken for done",
    found: 6,
    needs: NOT_PUT,
    file: keys("export/worker.ts"),
    from: `exportName(shard, eninStart(starts), eninStart(ends), first + i), zip);`,
    to: `exportName(shard, eninStart(starts), eninStart(ends), first + i), zip).catch(() => undefined);`,
  },
  {
    name: "each attempt at a window has the same numbers",
    found: 6,
    needs: ["put late"],
    file: keys("export/store.ts"),
    from: `const first = next + files - 1 > MOST_NUMBER ? 1 : next;`,
    to: `const first = 1; void next;`,
  },
  {
    name: "an index that is there is never written anew",
    found: 1,
    file: keys("export/index-files.ts"),
    from: `if (found && Buffer.from(found).equals(Buffer.from(text))) continue;`,
    to: `if (found) continue;`,
  },
  {
    name: "a lease is never lost",
    needs: ["stall"],
    file: kit("jobs/lease.ts"),
    from: `return (await ours(trx, lease).select("turn").forShare().executeTakeFirst()) !== undefined;`,
    to: `void trx; void lease; return true;`,
  },
  {
    name: "revisions wait for ever",
    found: 4,
    file: keys("export/store.ts"),
    from: `      .where("claimed", "is not", null)
      .where("revised_report_type", "is not", null)
      .where("revised_claimed", "is", null),`,
    to: `      .where("claimed", "is not", null)
      .where("revised_report_type", "is", null)
      .where("revised_claimed", "is not", null),`,
  },
  {
    name: "a revision changes nothing",
    found: 1,
    file: keys("publish/decide.ts"),
    from: `if (revised) revise.push({ ...diagnosis, reportType: revised });`,
    to: `void revised;`,
  },
  {
    name: "a negative test takes nothing back",
    found: 3,
    file: keys("publish/rules/transition.ts"),
    from: `const wanted = report === "negative" ? "revoked" : report;`,
    to: `const wanted = report === "negative" ? stored.reportType : report;`,
  },
  {
    name: "one key of each publish is not stored",
    found: 1,
    file: keys("publish/commit.ts"),
    from: `return decision.insert.map((key) => ({ ...key, shard, created }));`,
    to: `return decision.insert.slice(1).map((key) => ({ ...key, shard, created }));`,
  },
  {
    name: "a publish whose commit fails is answered as done",
    found: 78,
    needs: ["statement lost", "database full"],
    file: kit("sql/group-commit.ts"),
    from: `      results = group.map(() => ({ status: "rejected", reason }));`,
    to: `      void reason;
      results = group.map(() => ({ status: "fulfilled", value: { became: "written", inserted: 1, revised: 0 } }));`,
  },
  {
    name: "a used code can be used again",
    found: 6,
    needs: ["rival"],
    file: health("codes/verify.ts"),
    from: `if (code.used && code.usedWith !== "right") return new Fault("code_invalid", "this code was used already");`,
    to: ``,
  },
  {
    name: "a code is not marked as used",
    found: 1,
    file: health("codes/store.ts"),
    from: `    .set({ used_ms: ms(at) })`,
    to: `    .set({ used_ms: null, made_ms: ms(at) })`,
  },
  {
    name: "a code that was ended can be used",
    found: 15,
    file: health("codes/verify.ts"),
    from: `if (!code.used && code.until <= now) return new Fault("code_expired", "this code has expired");`,
    to: ``,
  },
  {
    name: "the token of a code that was ended is good",
    found: 4,
    file: health("codes/store.ts"),
    from: `    .where("until_ms", ">", ms(now))
    .execute();`,
    to: `    .where("until_ms", "<", ms(now))
    .execute();`,
  },
  {
    name: "a used code is told as unused",
    found: 1,
    file: health("codes/route-issue.ts"),
    from: `claimed: code.used,`,
    to: `claimed: false,`,
  },
  {
    name: "a token that was asked for again is another's",
    found: 7,
    needs: ["answer lost", "bad gateway", "one way cut"],
    file: health("codes/store.ts"),
    from: `await trx.updateTable("token").set({ hash }).where("code_id", "=", codeId).execute();`,
    to: `void hash; void codeId; void trx;`,
  },
  {
    name: "remembered publishes are kept",
    found: 1,
    file: keys("retention/store.ts"),
    from: `await gone(trx.deleteFrom("remembered_publish").where("at", "<=", limit.publishAt));`,
    to: `0;`,
  },
  {
    name: "keys are kept",
    found: 1,
    file: keys("retention/deadlines.ts"),
    from: `keyEnds: keptNoMore(at),`,
    to: `keyEnds: keptNoMore(at) - 144 * 30,`,
  },
  {
    name: "files are kept",
    found: 1,
    file: keys("retention/retain.ts"),
    from: `(await remove((await overdue()).filter((name) => !named.has(name))))`,
    to: `(await remove((await overdue()).filter((name) => named.has(name))))`,
  },
  {
    name: "every jump of a clock is followed",
    found: 2,
    needs: ["clock jump"],
    file: kit("time/trusted-clock.ts"),
    from: `const JUMP: Duration = Hours(1);`,
    to: `const JUMP: Duration = Hours(10_000);`,
  },
  {
    name: "a file is not flushed",
    found: 13,
    needs: ["power cut"],
    file: kit("files/blobs-folder.ts"),
    from: `    await file.sync();`,
    to: ``,
  },
  {
    name: "a name is not flushed",
    found: 58,
    needs: ["power cut"],
    file: kit("files/blobs-folder.ts"),
    from: `      await flushFolder(place, disk);`,
    to: ``,
  },
  {
    name: "the name of a new folder is not flushed",
    needs: ["power cut"],
    file: kit("files/blobs-folder.ts"),
    from: `await flushFolder(dirname(at), disk);
    lasting.add(place);`,
    to: `;
    lasting.add(place);`,
  },
  {
    name: "the name of the store's own folder is not flushed",
    needs: ["power cut"],
    file: kit("files/blobs-folder.ts"),
    from: `    await flushAbove(folder, disk);`,
    to: `    void flushAbove;`,
  },
  {
    name: "a file is written in its place",
    found: 4,
    needs: ["disk full", "power cut"],
    file: kit("files/blobs-folder.ts"),
    from: `        await writeThrough(disk, unfinished, bytes);
        await disk.rename(unfinished, path);`,
    to: `        await writeThrough(disk, path, bytes);`,
  },
  {
    name: "a day whose files did not all come is taken for read",
    found: 6,
    needs: [...UNANSWERED, "get refused"],
    file: device("check/check.ts"),
    from: `    if (!(await takeNames(context, config, shard, names, what, tally))) return;`,
    to: `    if (!(await takeNames(context, config, shard, names, what, tally))) change(context, shard, { done: names });`,
  },
  {
    name: "a phone draws other keys for each try",
    found: 1,
    file: device("share/send.ts"),
    from: `      secret: toBase64(ports.random.bytes(SECRET_LENGTH)),`,
    to: `      get secret() { return toBase64(ports.random.bytes(SECRET_LENGTH)); },`,
  },
  {
    name: "a share that got no answer is given up",
    found: 2,
    needs: UNANSWERED,
    file: device("share/retry.ts"),
    from: `!answer.ok && (retryable(answer)`,
    to: `!answer.ok && (false`,
  },
];
