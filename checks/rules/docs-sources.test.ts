/** Holds what comments and pages cite: a file, section or record that is named is there, or a named project's outside. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { anchor } from "./anchor.ts";
import { TOP } from "./imports.ts";

const read = (path: string): string => readFileSync(join(TOP, path), "utf8");

/** What `.gitignore` keeps out (a quick test may call no git): names of folders anywhere, and places. */
const IGNORED_NAME = /^(?:node_modules|dist(?:-.*)?|coverage|\.git|\.town|\.bluezone|\.expo)$/;
const IGNORED_PLACE = /^(?:shots|try|apps\/phone\/android|apps\/phone\/ios)\//;

/** Every file of the repository, with folders as `/`. */
const FILES: readonly string[] = globSync("**/*.*", { cwd: TOP, exclude: (name) => IGNORED_NAME.test(name) })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !IGNORED_PLACE.test(file));

/** Files of other projects that comments name, each with its project: the comment must name that too. */
const OUTSIDE: ReadonlyMap<string, RegExp> = new Map([
  ["docs/api.md", /published (verification )?server/],
  ["docs/design/verification_protocol.md", /published key server/],
  ["AutoStartPermissionHelper.kt", /AutoStarter/],
  ["FollyDynamicExtensionConverter.kt", /Expo/],
  ["ModuleHolder.kt", /Expo/],
  ["RecordTypeConverter.kt", /Expo/],
  ["typeDescriptorOf.kt", /Expo/],
]);

/** `x.ts` in a page that explains a form stands for any name. */
const ANY = /^x\.[\w.]+$/;

/** Standards that are cited by section under a name in capitals. */
const STANDARDS = new Set(["APPNOTE", "ASVS", "IEEE", "WCAG"]);

/** Working papers of the design. They were never in the repository, so no sentence here may lean on one. */
const PAPERS = /\b(?:DESIGN|DOMAIN|LOOK-AND-WORDS)\b/g;

const BLOCK_AND_LINE = /\/\*[\s\S]*?\*\/|(?<![:\\"'`/])\/\/[^\n]*/g;
const HASH = /^\s*#[^\n]*/gm;
const COMMENTS: Readonly<Record<string, RegExp>> = {
  ".kt": BLOCK_AND_LINE,
  ".java": BLOCK_AND_LINE,
  ".swift": BLOCK_AND_LINE,
  ".c": BLOCK_AND_LINE,
  ".cjs": BLOCK_AND_LINE,
  ".js": BLOCK_AND_LINE,
  ".css": /\/\*[\s\S]*?\*\//g,
  ".html": /<!--[\s\S]*?-->/g,
  ".sh": HASH,
  ".py": HASH,
  ".yml": HASH,
  ".conf": HASH,
  ".service": HASH,
};

/** What a file says to a reader: a page whole, of code the comments. */
function said(file: string): string {
  const kind = extname(file);
  if (kind === ".md" || (kind === ".json" && file.startsWith("vectors/"))) return read(file);
  if (kind === ".ts" || kind === ".tsx")
    return parseSync(file, read(file))
      .comments.map(({ value }) => value)
      .join("\n");
  const comment = COMMENTS[kind];
  return comment === undefined ? "" : (read(file).match(comment) ?? []).join("\n");
}

/** Files by their last name, as segments: `contract/health/codes.ts` names `packages/contract/src/health/codes.ts`. */
const BY_NAME = Map.groupBy(
  FILES.map((file) => file.split("/")),
  (segments) => segments.at(-1) ?? "",
);

/** The file that a name means: the same last name, and the folders named are among its folders, in order. */
function meant(name: string): string | undefined {
  const wanted = name.split("/").filter((part) => part !== "." && part !== "..");
  const found = BY_NAME.get(wanted.at(-1) ?? "")?.find((segments) => {
    let next = 0;
    for (const segment of segments) if (segment === wanted[next]) next++;
    return next === wanted.length;
  });
  return found?.join("/");
}

const NAMED =
  /(?<![\w/.@:*{}<>…$-])((?:\.\.?\/)*[\w+@-][\w./+@-]*\.(?:md|tsx?|kt|swift|sh|cjs|py))(?![\w/])(?:#([\w-]+))?/g;
const SECTION_OF = /\b([A-Z]{4,}(?:-[A-Z]+)*),? (?:§|["“«]\p{Lu}\p{Ll}|[A-Z]?\d+\.\d|[A-Z]\d+\b)/gu;
const RECORD = /\b[Rr]ecords? \[?(\d{4})\b/g;

/** What a text cites and is not there. A page's links are `docs.test.ts`'s, so only a comment's sections are looked at. */
function missing(text: string, isPage = false): readonly string[] {
  const files = [...text.matchAll(NAMED)].flatMap(([whole, name = "", heading]) => {
    if (ANY.test(name) || OUTSIDE.get(name)?.test(text)) return [];
    const file = meant(name);
    if (file === undefined) return [whole];
    if (isPage || heading === undefined || !file.endsWith(".md")) return [];
    const headings = [...read(file).matchAll(/^#{1,6} (.*)$/gm)].map(([, said = ""]) => anchor(said));
    return headings.includes(heading) ? [] : [`${whole} (no such section)`];
  });
  const sections = [...text.matchAll(SECTION_OF)].flatMap(([whole, name = ""]) =>
    STANDARDS.has(name) || meant(`${name}.md`) !== undefined ? [] : [whole],
  );
  const records = [...text.matchAll(RECORD)].flatMap(([whole, number]) =>
    FILES.some((file) => file.startsWith(`docs/decisions/${number}-`)) ? [] : [whole],
  );
  return [...files, ...sections, ...records, ...(text.match(PAPERS) ?? [])];
}

test("a name of a file, section or record that is not there is seen", () => {
  const text = `GAEN.md §3; docs/protocol/README.md#no-such-heading; RADIO §2; record 9999; (DESIGN "Listening")`;
  assert.deepEqual(missing(text), [
    "GAEN.md",
    "docs/protocol/README.md#no-such-heading (no such section)",
    "RADIO §",
    'DESIGN "Li',
    "record 9999",
    "DESIGN",
  ]);
  assert.deepEqual(
    missing(
      "docs/protocol/README.md#what-it-is-compatible-with; ASVS 7.1; checks/rules/docs-sources.test.ts",
    ),
    [],
  );
});

test("every file, section and record that a comment or a page cites is in the repository", () => {
  const cited = FILES.filter((file) => file !== "checks/rules/docs-sources.test.ts").flatMap((file) =>
    missing(said(file), file.endsWith(".md")).map((name) => `${file}: ${name}`),
  );
  assert.equal(cited.length, 0, `${cited.length} citations lead nowhere:\n${cited.join("\n")}`);
});
