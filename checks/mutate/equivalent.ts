/** Mutants that change nothing that anybody could see: each by its file, its line and its change, with the reason. */
import type { Mutant } from "./points.ts";

export type Equivalent = Pick<Mutant, "file" | "text" | "change"> & { readonly why: string };

/** The end of a window is 0, for none, or seconds in whole tens of minutes: never 1. */
const NEVER_ONE = "an end of a window is 0 or far above 1";

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: "packages/device/src/engine/proof.ts",
    text: 'const days = new Set([dayOf(now, "utc"), ...(last > 0 ? [dayOf(fromUnixSeconds(last), "utc")] : [])]);',
    change: "0 → 1",
    why: NEVER_ONE,
  },
  {
    file: "packages/device/src/engine/proof.ts",
    text: 'let found: Index = { proof: nothing("index", last > 0 ? "refused" : "none"), newest: null };',
    change: "0 → 1",
    why: NEVER_ONE,
  },
  {
    file: "packages/units/src/store.ts",
    text: "const AT_ONCE = 1_000;",
    change: "1_000 → 1001",
    why: "how many rows one statement takes is seen by nobody",
  },
  {
    file: "servers/health/src/reports/gather.ts",
    text: "const to = now < cutOff ? now : cutOff;",
    change: "< → <=",
    why: "at the cut-off both are the same moment",
  },
  {
    file: "servers/health/src/cases/contacts-store.ts",
    text: 'version: eb("version", "+", 1),',
    change: "1 → 2",
    why: "a version says only that it is another one than before",
  },
  {
    file: "servers/rollout/src/airings/migration.ts",
    text: '.where(sql.ref("slot"), "is not", null)',
    change: '.where(sql.ref("slot"), "is not", null) gone',
    why: "rows without a slot are distinct to a unique index in any case",
  },
  {
    file: "servers/rollout/src/reports/aired-of-week.ts",
    text: "const airings = await airingsOf(sql, scope, [addDays(sunday, -6), sunday]);",
    change: "6 → 7",
    why: "the days of the week are counted one by one; one more that was read is not looked at",
  },
  {
    file: "servers/rollout/src/directives/plan/roll-up.ts",
    text: "return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));",
    change: "1 → 2",
    why: "a comparison's sign alone counts",
  },
  {
    file: "servers/rollout/src/files/strip-jpeg.ts",
    text: 'if (length < 2 || until > bytes.length) throw refusal("file_unreadable");',
    change: "refusal gone",
    why: "such a segment ends where no marker is, which is refused as well",
  },
  {
    file: "servers/rollout/src/files/strip-jpeg.ts",
    text: 'if (length < 2 || until > bytes.length) throw refusal("file_unreadable");',
    change: "|| → &&",
    why: "such a segment ends where no marker is, which is refused as well",
  },
  {
    file: "servers/rollout/src/files/strip-jpeg.ts",
    text: 'if (length < 2 || until > bytes.length) throw refusal("file_unreadable");',
    change: "> → >=",
    why: "such a segment ends where no marker is, which is refused as well",
  },
  {
    file: "servers/rollout/src/files/strip-mp3.ts",
    text: "if (at + 4 > file.length) return undefined;",
    change: "> → >=",
    why: "no frame is as short as its head",
  },
  {
    file: "servers/rollout/src/files/strip-mp3.ts",
    text: "if (at + 4 > file.length) return undefined;",
    change: "4 → 5",
    why: "no frame is as short as its head",
  },
  {
    file: "servers/rollout/src/files/exif-orientation.ts",
    text: "return value >= 1 && value <= 8 ? value : 1;",
    change: ">= → >",
    why: "1 is what is answered in either case",
  },
  {
    file: "servers/rollout/src/files/zip.ts",
    text: "if (end < 0 || file.readUInt32LE(end) !== 0x06054b50 || file.readUInt16LE(end + 20) !== 0)",
    change: "< → <=",
    why: "an end record alone has no files, which is refused as well",
  },
  {
    file: "servers/rollout/src/directives/split.ts",
    text: "if (closed >= 0) open.splice(closed);",
    change: ">= → >",
    why: "the first entry never closes",
  },
  {
    file: "servers/rollout/src/directives/split.ts",
    text: "if (closed >= 0) open.splice(closed);",
    change: "0 → 1",
    why: "the first entry never closes",
  },
  {
    file: "servers/rollout/src/tasks/local-due.ts",
    text: "if (own >= today) checkDue(local, today);",
    change: ">= → >",
    why: "when its own day is today, today is taken and nothing else either way",
  },
];

/** Why a mutant is equivalent; undefined when nobody says that it is. */
export const equivalent = (mutant: Mutant, known: readonly Equivalent[] = EQUIVALENT): string | undefined =>
  known.find(
    ({ file, text, change }) => file === mutant.file && text === mutant.text && change === mutant.change,
  )?.why;
