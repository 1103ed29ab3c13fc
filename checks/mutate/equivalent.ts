/** Mutants that change nothing that anybody could see: each by its file, its line and its change, with the reason. */
import type { Mutant } from "./points.ts";

export type Equivalent = Pick<Mutant, "file" | "text" | "change"> & { readonly why: string };

/** Changes of one line, or of lines that are written alike. */
const same = (
  file: string,
  why: string,
  text: string,
  ...changes: readonly string[]
): readonly Equivalent[] => changes.map((change) => ({ file, text, change, why }));

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

/** Readers of files: where a wrong answer in one place is refused in the next as well. */
const FILES: readonly (readonly [file: string, why: string, text: string, ...changes: readonly string[]])[] =
  [
    [
      "strip-jpeg.ts",
      "behind the file's end stands no marker: the segment's length refuses it",
      "const marker = bytes[at] ?? 0;",
      "0 → 1",
    ],
    [
      "strip-jpeg.ts",
      "a length whose bytes are not all there is too short or goes beyond the end",
      "const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);",
      "0 → 1",
    ],
    [
      "strip-jpeg.ts",
      "no marker lies at the very beginning, and what is drawn without an end is refused where the next marker is looked for",
      'if (at < 0 || at + 1 >= bytes.length) throw refusal("file_unreadable");',
      ...["refusal gone", "|| → &&", "< → <=", "0 → 1", ">= → >"],
    ],
    [
      "strip-mp3.ts",
      "no frame is a byte longer or shorter by it, whatever its rate",
      "const HERTZ = [44_100, 48_000, 32_000] as const;",
      "44_100 → 44101",
    ],
    [
      "strip-mp3.ts",
      "behind a tag's head alone there is no frame",
      'while (at + 10 <= file.length && file.toString("latin1", at, at + 3) === "ID3") {',
      ...["<= → <", "10 → 11"],
    ],
    [
      "zip.ts",
      "a record that ends with its head has no name, which is refused as well",
      'if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw refusal("file_unreadable");',
      ...["> → >=", "46 → 47"],
    ],
    [
      "zip.ts",
      "the directory stands behind every heading, so none ends with the file",
      'if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw refusal("file_unreadable");',
      ...["> → >=", "30 → 31"],
    ],
    [
      "look-at-pdf.ts",
      "the byte behind the last one is no name's",
      "for (let at = 0; at < bytes.length; at += 1, to += 1) {",
      "< → <=",
    ],
    ["look-at-pdf.ts", "neither byte is a digit", "function digit(byte = 0): number {", "0 → 1"],
    [
      "exif-orientation.ts",
      "a list that ends with its count has no entry",
      "if (at + 2 > tiff.length) return 1;",
      ...["> → >=", "2 → 3"],
    ],
    [
      "xml-tags.ts",
      "what is looked for lies behind a tag's beginning, never at 0",
      'if (at < 0) throw refusal("file_unreadable");',
      ...["< → <=", "0 → 1"],
    ],
    [
      "xml-tags.ts",
      "text in front of the first tag is nobody's",
      "text += plain(xml.slice(from, at < 0 ? xml.length : at));",
      ...["< → <=", "0 → 1"],
    ],
    [
      "xml-tags.ts",
      "a quote's end lies behind its beginning, never at 0",
      "if (end < 0) break;",
      "< → <=",
      "0 → 1",
    ],
    [
      "xml-tags.ts",
      "the text ends there and is refused",
      "for (let at = from; at < xml.length; at += 1) {",
      "< → <=",
    ],
    [
      "strip-wav.ts",
      "a shorter format was refused above",
      "const [low = 0, high = 0] = format.data;",
      "0 → 1",
    ],
  ];

export const EQUIVALENT: readonly Equivalent[] = [
  ...FILES.flatMap(([file, ...rest]) => same(`servers/rollout/src/files/${file}`, ...rest)),
  ...same(
    "servers/rollout/src/bulletins/sound/wav.ts",
    "a format that ends the file has no samples behind it",
    "if (at + 24 > file.length) return undefined;",
    ...["> → >=", "24 → 25"],
  ),
  ...same(
    "servers/rollout/src/bulletins/parts.ts",
    "every day has a month",
    "return { year, month: month ?? 1, date };",
    "1 → 2",
  ),
  ...same(
    "servers/rollout/src/directives/plan/roll-up.ts",
    "a comparison's sign alone counts, and no two are the same",
    "const byPath = (a: UnitProgress, b: UnitProgress): number => (a.path < b.path ? -1 : 1);",
    ...["< → <=", "1 → 2"],
  ),
  ...same(
    "servers/rollout/src/directives/plan/roll-up.ts",
    "no two groups have the same key",
    "return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));",
    "< → <=",
  ),
  ...same(
    "servers/rollout/src/directives/plan/progress-store.ts",
    "hours are told in hundredths",
    "const HOUR = 3_600_000;",
    "3_600_000 → 3600001",
  ),
  ...same(
    "servers/rollout/src/bulletins/blocks-store.ts",
    "no two versions of a code are the same, and the first is 1",
    "if (approved_ms !== null && version > (newest.get(code) ?? 0)) newest.set(code, version);",
    "> → >=",
  ),
  ...same(
    "servers/rollout/src/numbers/basis-store.ts",
    "one that begins the same day is replaced in the next statement",
    '.where("valid_from_day", "<", given.valid_from_day)',
    "< → <=",
  ),
  ...(
    [
      ["servers/rollout/src/help/venues/store.ts", ".limit(1)"],
      ["servers/rollout/src/numbers/downloads-store.ts", ".limit(1)"],
      [
        "servers/rollout/src/public/local/store.ts",
        'sql.selectFrom("local_issue").selectAll().orderBy("version", "desc").limit(1).executeTakeFirst();',
      ],
      ["packages/staff/src/audit/cut.ts", ".limit(1)"],
      ["packages/units/src/store.ts", ".limit(1)"],
    ] as const
  ).flatMap(([file, text]) => same(file, FIRST_ALONE, text, "1 → 2")),
  ...(
    [
      ["help/tallies/store.ts", "const AT_ONCE = 500;", "500 → 501"],
      ["public/local/store.ts", "const AT_ONCE = 500;", "500 → 501"],
      ["files/store.ts", "const AT_ONCE = 1_000;", "1_000 → 1001"],
      ["placements/scans/fold.ts", "const AT_ONCE = 1_000;", "1_000 → 1001"],
      ["placements/prints/job.ts", "const ENTERED_AT_ONCE = 250;", "250 → 251"],
    ] as const
  ).flatMap(([file, text, change]) => same(`servers/rollout/src/${file}`, AT_A_TIME, text, change)),
  ...same(
    "servers/rollout/src/placements/prints/store.ts",
    "what was printed at that instant is printed at that instant",
    '.where(({ or, eb }) => or([eb("printed_ms", "is", null), eb("printed_ms", "<", ms(at))]))',
    "< → <=",
  ),
  ...same(
    "packages/staff/src/sign-in/with-password.ts",
    "sealed codes have a nonce of their own: no other row holds the same",
    ".set({ backupCodes: proof.left })",
    '.where("userId", "=", personId) gone',
  ),
  ...["smartphones", "installed", "helped", "posters"].flatMap((total) =>
    same(
      "servers/rollout/src/numbers/lists-store.ts",
      "what was sent has every total",
      `${total}: rest.${total} ?? 0,`,
      "0 → 1",
    ),
  ),
  ...(
    [
      [
        "the first numbered line is no copies' list",
        'const copies = lines.findIndex((line, i) => i > numbered && begins(line, "nơi nhận"));',
        "> → >=",
      ],
      [
        "in front of the first line there is no head",
        "const head = numbered < 0 ? [] : headClauses(lines.slice(0, numbered));",
        "< → <=",
      ],
      [
        "the last marked line has a marker, which is asked first",
        'else if (i > last && last >= 0 && current.mark !== "kết" && !isSmall(line) && isApart(lines, i))',
        "> → >=",
      ],
      [
        "a number's mark is what it says, whatever is open",
        '(level === "number" ? one.level !== "roman" && one.depth >= depth : one.level === level));',
        ">= → >",
      ],
      [
        "a number's mark is what it says, whatever is open",
        'open.push({ level, depth: level === "number" ? depth : 99, mark, below: 0 });',
        ...["negated", "99 → 100"],
      ],
    ] as const
  ).flatMap(([why, text, ...changes]) =>
    same("servers/rollout/src/directives/split.ts", why, text, ...changes),
  ),
  ...BY_VERSION.flatMap(([file, ...texts]) =>
    texts.map((text) => ({ file: `servers/health/src/${file}`, text, change: "1 → 2", why: ANOTHER })),
  ),
  ...[
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
    file: "servers/health/src/results/store.ts",
    text: '.where("lab_result.file_id", "in", ids)',
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
    text: ".unique()",
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
