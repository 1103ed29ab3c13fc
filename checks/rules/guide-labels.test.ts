/** What a guide quotes in «…» stands on a screen in these very words, so that a reader finds it. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { TOP } from "./imports.ts";

/** Where screens have their words. */
const CATALOGS = [
  "apps/console/src/words/vi/*.ts",
  "apps/phone/src/words/vi/*.ts",
  "apps/phone/src/words/areas.ts",
  "apps/cli/src/node/page/words.ts",
  "town/page/words.ts",
  "town/src/people/officers.ts",
];

/** Quoted, but no words of ours: names that somebody types, figures, settings of Android, speech. */
const NOT_OURS: readonly string[] = [
  "lê thị mai",
  "chợ cái dầu, sáng 20/12",
  "+1,1",
  "ông, bà, anh, chị",
  "luôn cho phép",
  "buộc dừng",
  "người vi phạm",
  "hai iphone khóa không nghe nhau",
];

/** As it is compared: in small letters, without the sign at its end. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.…?!,:]+$/, "");

/** Every text in a value, at any depth; that of a function stands nowhere. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [plain(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Labels of a page in «…», each part beside a "…" for itself. */
const labelsIn = (page: string): readonly string[] =>
  [...page.matchAll(/«([^»]+)»/g)]
    .flatMap(([, label = ""]) =>
      plain(label)
        .replace(/[.…?!,:]+$/, "")
        .split(/ ?… ?/),
    )
    .filter((label) => label !== "" && !NOT_OURS.includes(label));

/** Figures and what a text leaves open, as one sign. */
const open = (text: string): string => text.replace(/\{\{.*?\}\}|\d+/g, "#");

/** Whether a text of a screen has the label, also where a number or a name is put into the text; a text of little else says nothing. */
function isShown(label: string, texts: readonly string[]): boolean {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return texts.some((text) => {
    if (open(text).includes(open(label))) return true;
    const parts = text.split(/\{\{.*?\}\}/);
    if (parts.length === 1 || parts.join("").trim().length * 2 < label.length) return false;
    return new RegExp(`^${parts.map(literal).join(".*")}$`).test(label);
  });
}

test("every label that a guide quotes stands on a screen", async () => {
  const files = CATALOGS.flatMap((pattern) => globSync(pattern, { cwd: TOP }));
  const modules = await Promise.all(files.map((file) => import(join(TOP, file)) as Promise<unknown>));
  const texts = modules.flatMap((one) => textsIn({ ...(one as object) }));
  assert.ok(texts.length > 1_000);
  const lost = globSync("docs/guides/*.md", { cwd: TOP }).flatMap((file) => {
    const labels = new Set(labelsIn(readFileSync(join(TOP, file), "utf8")));
    return [...labels].filter((label) => !isShown(label, texts)).map((label) => `${file}: «${label}»`);
  });
  assert.deepEqual(lost, []);
});

test("a label that no screen has is seen, and one with a number put in is not", () => {
  assert.equal(isShown("lưu sổ", ["lưu", "{{name}}", "{{name}} {{year}}"]), false);
  assert.equal(
    isShown("nhập 48 kết quả", ["nhập {{rows}} kết quả, gửi tin nhắn", "nhập {{rows}} kết quả"]),
    true,
  );
});
