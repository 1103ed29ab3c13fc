/**
 * One word for one thing, in every catalog: a label that is shared stands once in its table (`packages/vietnamese/src/labels`),
 * and whoever says it takes it from there. What is said otherwise on purpose is listed, with why.
 */
import assert from "node:assert/strict";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { capital, small } from "../../packages/vietnamese/src/labels/case.ts";
import { FIELDS } from "../../packages/vietnamese/src/labels/fields.ts";
import { FRAME } from "../../packages/vietnamese/src/labels/frame.ts";
import { VALUES } from "../../packages/vietnamese/src/labels/values.ts";
import { VERBS } from "../../packages/vietnamese/src/labels/verbs.ts";
import { TOP } from "./imports.ts";

/** A text that a catalog writes itself. */
type Said = { readonly catalog: string; readonly key: string; readonly vi: string; readonly en: string };

/** The same Vietnamese, another thing: English has two words for it, or a plural where Vietnamese has none. */
const ANOTHER_THING: ReadonlySet<string> = new Set([
  // How sure a link of a chain is, and that one may have caught it from another.
  "chains legendSure",
  "chains sure",
  "chains sure_possible",
  // A letter is accepted, a bulletin approved; a right of people, not a button of the desk.
  "bulletins state_approved",
  "data-requests kind_correct",
  "data-requests kind_see",
  // F1 and F2 are no kind of thing.
  "contacts class",
  "follow-ups class",
  "contacts suggested_unsure",
  "phone guide:check.open",
  "phone more:display.themes.light",
  "phone more:display.themes.dark",
  // A title of a page or part, in the plural or as a verb.
  "data-requests table_advice_request",
  "data-requests table_case_record",
  "quarantine sites",
  "quarantine sitesTitle",
  "directives tasks",
  "reports files",
  "phone data:consents.statistics-title",
  "cases others_do",
  // What English says by its grammar.
  "advice need_test",
  "daily-report day",
  "daily-report form_told",
  "help missingNone",
  "linelist col_outcomeDay",
  "numbers when",
  "quarantine noSymptom",
  "situation sourceVi",
  "staff auditSubject",
  "staff lately_session.open",
  "phone home:never",
  "phone messages:declare.cares-nothing",
  "public files",
  "town never",
]);

/** Labels whose English says many things; the others have one Vietnamese word wherever they stand. */
const GENERAL: ReadonlySet<string> = new Set(
  "answer at cases change class done from item kind nothing no none notYet number figure outcome result title to today value what withdraw withdrawn".split(
    " ",
  ),
);

/** The same English, another Vietnamese word. */
const ANOTHER_WORD: ReadonlySet<string> = new Set([
  // A level of units is not the field of a form, and a step of the town no field.
  "units level_commune",
  "town code",
  // How sure a link of a chain is; a question of an editor; what a resident answers.
  "chains sure_confirmed",
  "bulletins yes",
  "phone messages:declare.near-unknown",
]);

/** Words that were said for what has another one now. */
const GONE: readonly (readonly [gone: RegExp, now: string])[] = [
  [/độ chắc(?! chắn)/i, "mức chắc chắn"],
  [/trạng thái/i, "tình trạng"],
  [/thí dụ/i, "như, ví dụ"],
  [/xã, phường, thị trấn/i, "xã, phường"],
  [/gõ không dấu được/i, "gõ vài chữ, không dấu cũng được"],
  [/(?<!chữ cái )\bla-tinh/, "chữ cái La-tinh"],
  [/khứu giác|vị giác/i, "mất mùi, mất vị"],
  [/dời giờ/i, "đổi giờ"],
  [/cần làm tay/i, "cần xử lý"],
  [/lưu vào sổ/i, "vào sổ"],
  [/Tải DOCX/, "Tải Word"],
  [/(?<!lần )(nghe|kiểm tra) gần nhất/i, "lần nghe gần nhất, lần kiểm tra gần nhất"],
  [/bản ghi âm/i, "bản thu"],
  [/khởi phát/i, "có triệu chứng"],
  [/đường cong ca/i, "đường cong dịch"],
  [/tránh được/i, "không xảy ra"],
  [/chịu (chia sẻ|ở nhà)/i, "đồng ý chia sẻ, ở lại nhà"],
  [/m[ẩẫ]u tin/i, "khối nội dung"],
  [/kho ứng dụng/i, "cửa hàng ứng dụng"],
  [/vắc-xin/i, "vắc xin"],
];

const labels = [FRAME, FIELDS, VALUES, VERBS].flatMap(({ vi, en }) =>
  Object.entries(vi).map(([key, text]) => ({ key, vi: text, en: (en as Record<string, string>)[key]! })),
);

/** A text without what its place asks of it: capital or small, a stop or colon at the end. */
const bare = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[.:…]$/, "")
    .trim();
/** "Đã rút lại." says that it was done; the label has no stop. */
const isSentence = (said: string, label: string): boolean => said.endsWith(".") && !label.endsWith(".");

const LITERAL = /^ {2}(?:"([^"]+)"|(\w+)):\s*"((?:[^"\\]|\\.)*)",?$/gm;
const PAIR = /^ {2}(?:"([^"]+)"|(\w+)): \["((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\],?$/gm;
const read = (file: string): string => readFileSync(join(TOP, file), "utf8");
const literals = (file: string): ReadonlyMap<string, string> =>
  new Map([...read(file).matchAll(LITERAL)].map(([, quoted, plain, text]) => [quoted ?? plain!, text!]));

/** The texts of catalogs with a file a language. */
function said(folder: string, nameOf: (file: string) => string): readonly Said[] {
  return readdirSync(join(TOP, folder, "vi")).flatMap((file) => {
    const en = literals(join(folder, "en", file));
    return [...literals(join(folder, "vi", file))].flatMap(([key, vi]) =>
      en.has(key) ? [{ catalog: nameOf(file), key, vi, en: en.get(key)! }] : [],
    );
  });
}

/** The texts of catalogs that have both languages side by side. */
const sideBySide = (pattern: string, catalog: string): readonly Said[] =>
  globSync(pattern, { cwd: TOP }).flatMap((file) =>
    [...read(file).matchAll(PAIR)].map(([, quoted, plain, vi, en]) => ({
      catalog,
      key: quoted ?? plain!,
      vi: vi!,
      en: en!,
    })),
  );

/** Titles of pages are in the first view, without the table; headings of a laboratory's file are what its reader knows. */
const all = [
  ...said("apps/console/src/words", (file) => file.replace(".ts", "")).filter(
    ({ catalog, key }) => catalog !== "pages" && !(catalog === "results" && key.startsWith("column_")),
  ),
  ...said("apps/phone/src/words", () => "phone"),
  ...sideBySide("servers/rollout/src/public/pages/*.ts", "public"),
  ...sideBySide("servers/rollout/src/placements/install/words.ts", "public"),
  ...sideBySide("town/page/*words.ts", "town"),
];
const placeOf = ({ catalog, key }: Said): string => `${catalog} ${key}`;

/** Catalogs of the first view of a desk, which has a budget: they write shared labels themselves, to the letter. */
const FIRST_VIEW: ReadonlySet<string> = new Set(["find", "kit", "rollout-today", "staff", "today", "units"]);
const isToTheLetter = ({ vi, en }: Said): boolean =>
  labels.some(
    (label) =>
      (label.vi === vi && label.en === en) ||
      (capital(label.vi) === vi && capital(label.en) === en) ||
      (small(label.vi) === vi && small(label.en) === en),
  );

/** What a catalog writes itself though it is a shared label. */
const written = (texts: readonly Said[]): readonly string[] =>
  texts
    .filter((text) => !FIRST_VIEW.has(text.catalog) || !isToTheLetter(text))
    .filter(({ vi }) => labels.some((label) => bare(label.vi) === bare(vi) && !isSentence(vi, label.vi)))
    .map(placeOf);

/** What a catalog calls by another Vietnamese word, by its English. */
const renamed = (texts: readonly Said[]): readonly string[] =>
  texts
    .filter(({ vi, en }) => {
      const same = labels.filter(
        (label) => !GENERAL.has(label.key) && bare(label.en) === bare(en) && !isSentence(vi, label.vi),
      );
      return same.length > 0 && same.every((label) => bare(label.vi) !== bare(vi));
    })
    .map(placeOf);

/** What two catalogs write alike but for a capital or the sign at the end, or three write alike. */
function twice(texts: readonly Said[]): readonly string[] {
  const byWord = new Map<string, Said[]>();
  for (const text of texts) {
    if (
      /\{\{|[.;:] /.test(text.vi) ||
      text.vi.endsWith(".") ||
      text.vi === text.en ||
      text.vi.split(" ").length > 7
    )
      continue;
    const word = `${bare(text.vi)} | ${bare(text.en)}`;
    byWord.set(word, [...(byWord.get(word) ?? []), text]);
  }
  return [...byWord]
    .filter(([, same]) => {
      const catalogs = new Set(same.map(({ catalog }) => catalog)).size;
      return catalogs > 2 || (catalogs > 1 && new Set(same.map(({ vi }) => vi)).size > 1);
    })
    .map(([word, same]) => `${word}: ${same.map(placeOf).join(", ")}`);
}

test("a shared label stands in its table alone, and what means another thing is listed", () => {
  assert.deepEqual([...new Set(written(all))].sort(), [...ANOTHER_THING].sort());
});

test("what has a shared label has no second word, but for what is listed", () => {
  assert.deepEqual([...new Set(renamed(all))].sort(), [...ANOTHER_WORD].sort());
});

test("no two catalogs write one label twice, with a capital or stop or without, and no three write the same", () => {
  assert.deepEqual(twice(all), []);
});

/** Where nobody is addressed: the catalogs of the desks. */
const isDesk = ({ catalog }: Said): boolean => !/^(phone|public|town)$/.test(catalog);

test("words that have another one now are in no catalog", () => {
  for (const text of all)
    for (const [gone, now] of GONE) assert.doesNotMatch(text.vi, gone, `${placeOf(text)}: ${now}`);
});

test("a desk addresses nobody: no text of its catalogs says “bạn”", () => {
  for (const text of all.filter(isDesk))
    assert.doesNotMatch(text.vi, /(?<!\p{L})bạn(?!\p{L})/iu, placeOf(text));
});

/** One's own is no pronoun for the reader: "chính mình" is the person who declares, "dữ liệu về mình" what anybody may ask for. */
const READER = /(?<!\p{L})(?<!chính |dữ liệu về )mình(?!\p{L})/iu;

test("a desk has no pronoun: no text of its catalogs says “mình”, but for one's own", () => {
  for (const text of all.filter(isDesk)) assert.doesNotMatch(text.vi, READER, placeOf(text));
  assert.match("Thấy việc không phải mình làm", READER);
  assert.doesNotMatch("Xem dữ liệu về mình", READER);
});

test("no two shared labels are the same", () => {
  const seen = new Set<string>();
  for (const { vi, en } of labels) {
    const word = `${vi} | ${en}`;
    assert.ok(!seen.has(word), word);
    seen.add(word);
  }
});

test("the checks can fail", () => {
  const text = (key: string, vi: string, en: string, catalog = "a"): Said => ({ catalog, key, vi, en });
  assert.deepEqual(written([text("place", "Tại nhà", "At home")]), ["a place"]);
  assert.deepEqual(written([text("hint", "Chưa rõ thì để trống", "Leave empty if not known")]), ["a hint"]);
  assert.deepEqual(written([text("told", "Đã rút lại.", "Withdrawn.")]), []);
  assert.deepEqual(written([text("save", "Lưu", "Save", "kit"), text("told", "LƯU", "Save", "kit")]), [
    "kit told",
  ]);
  assert.deepEqual(renamed([text("number", "Điện thoại", "Phone")]), ["a number"]);
  assert.equal(twice([text("x", "bến phà", "ferry"), text("x", "Bến phà", "Ferry", "b")]).length, 1);
  assert.equal(twice([text("x", "bến phà", "ferry"), text("x", "bến phà", "ferry", "b")]).length, 0);
});
