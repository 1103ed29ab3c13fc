/** Mutants that change nothing that anybody could see: each by its file, its line and its change, with the reason. */
import type { Mutant } from "./points.ts";

export type Equivalent = Pick<Mutant, "file" | "text" | "change"> & { readonly why: string };

/** The end of a window is 0, for none, or seconds in whole tens of minutes: never 1. */
const NEVER_ONE = "an end of a window is 0 or far above 1";

/** A version is compared with the one that was seen, and with nothing else. */
const ANOTHER = "a version says only that it is another one than before";
const BY_VERSION: readonly (readonly [file: string, ...texts: readonly string[]])[] = [
  ["advice/route-desk.ts", "const version = row.version + 1;"],
  ["advice/route-phone.ts", "version: 1,"],
  ["callbacks/ask.ts", "version: 1,"],
  [
    "callbacks/source-store.ts",
    '.set((eb) => ({ urgent: true, version: eb("version", "+", 1) }))',
    'version: eb("version", "+", 1),',
  ],
  ["cases/contacts-store.ts", 'version: eb("version", "+", 1),'],
  ["cases/store.ts", "const version = row.version + 1;"],
  ["contacts/follow-ups/actions.ts", "const version = row.version + 1;"],
  ["contacts/follow-ups/open-follow-up.ts", "version: 1,"],
  ["contacts/open-contact.ts", "version: 1,"],
  ["contacts/store.ts", "const version = row.version + 1;"],
  [
    "data/delete-store.ts",
    '.set({ state: "deleting", answered_by: actor, version: version + 1 })',
    'version: eb("version", "+", 1),',
  ],
  ["data/route-requests.ts", "version: 1,"],
  ["data/store.ts", ".set({ ...how, version: version + 1 })"],
  ["declarations/enter.ts", "version: 1,"],
  ["declarations/route-desk.ts", "const version = seen.version + 1;"],
  ["declarations/route-phone.ts", "version: row.version + 1,"],
  [
    "people/store.ts",
    ".set({ ...sealedFields(keys, person.own, fields), version: person.version + 1, changed_ms: ms(now) })",
  ],
  ["quarantine/store.ts", "const version = row.version + 1;"],
];

/** How many are taken at a time by what goes on until all are. */
const AT_A_TIME = "all are taken in the end, so many at a time";
/** A limit of one beside a call that takes the first row alone. */
const FIRST_ALONE = "the first row alone is taken";

export const EQUIVALENT: readonly Equivalent[] = [
  ...BY_VERSION.flatMap(([file, ...texts]) =>
    texts.map((text) => ({ file: `servers/health/src/${file}`, text, change: "1 → 2", why: ANOTHER })),
  ),
  ...[
    ["people/readings.ts", "const AT_ONCE = 5_000;", "5_000 → 5001"],
    ["quarantine/recompute.ts", "const AT_ONCE = 200;", "200 → 201"],
    ["results/lab-file.ts", "const PIECE = 16_384;", "16_384 → 16385"],
    ["results/work-off.ts", "const PIECE = 500;", "500 → 501"],
  ].map(([file = "", text = "", change = ""]) => ({
    ...{ file: `servers/health/src/${file}`, text, change, why: AT_A_TIME },
  })),
  ...["contacts/store.ts", "contacts/follow-ups/store.ts", "floods/store.ts"].map((file) => ({
    ...{ file: `servers/health/src/${file}`, text: ".limit(1)", change: "1 → 2", why: FIRST_ALONE },
  })),
  {
    file: "servers/health/src/reports/hold/store.ts",
    text: 'sql.selectFrom("policy_issue").selectAll().orderBy("version", "desc").limit(1).executeTakeFirst();',
    change: "1 → 2",
    why: FIRST_ALONE,
  },
  ...["1 → 2", "< → <="].map((change) => ({
    file: "servers/health/src/cases/merge.ts",
    text: "for (const seen of [asked.keep, asked.gone].sort((a, b) => (a.id < b.id ? -1 : 1)))",
    change,
    why: "a comparison's sign alone counts, and the two are not the same one",
  })),
  {
    file: "servers/health/src/case-codes/today.ts",
    text: "const { total } = await findWithout(sql, scope, today, 1);",
    change: "1 → 2",
    why: "only the total is read",
  },
  {
    file: "servers/health/src/results/store.ts",
    text: '.where("lab_result.case_id", "is not", null)',
    change: '.where("lab_result.case_id", "is not", null) gone',
    why: "the join finds no code for a result without a case; the condition names the index",
  },
  {
    file: "servers/health/src/results/work-off.ts",
    text: "? one.faults.map(({ column, code }) => ({ file_id: id, row: piece[at]?.row ?? 0, column, code }))",
    change: "0 → 1",
    why: "what was taken in is as long as its piece: there is always a row",
  },
  {
    file: "servers/health/src/codes/flood.ts",
    text: "const SHORT_CODES = 1e8;",
    change: "1e8 → 100000001",
    why: "the limit is a whole number, which one more in a hundred million does not move",
  },
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
