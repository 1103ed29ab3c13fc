/** Every catalog, in both languages: the same keys, NFC, no word of the voice's list, nothing unused, nothing missing. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const src = join(import.meta.dirname, "..");
const namesIn = (language: string): readonly string[] =>
  readdirSync(join(import.meta.dirname, language))
    .filter((name) => name.endsWith(".ts"))
    .sort();

/** The one catalog that a file of words exports. */
async function catalog(language: string, name: string): Promise<Readonly<Record<string, string>>> {
  const module = (await import(`./${language}/${name}`)) as Record<string, Readonly<Record<string, string>>>;
  const [first, ...others] = Object.values(module);
  assert.ok(first && others.length === 0, `${language}/${name} exports one catalog`);
  return first;
}

/** All code of the desk that is not a catalog or a test. */
const code = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.(test|deep)\.ts$|^words\/(vi|en)\/|^testing\//.test(name))
  .map((name) => readFileSync(join(src, name), "utf8"))
  .join("\n");

/** Counted texts are asked for without their ending. */
const base = (key: string): string => key.replace(/_(one|other)$/, "");

test("both languages have the same catalogs with the same keys, and English alone has singulars", async () => {
  assert.deepEqual(namesIn("en"), namesIn("vi"));
  for (const name of namesIn("vi")) {
    const [vi, en] = [await catalog("vi", name), await catalog("en", name)];
    const plural = Object.keys(en).filter(
      (key) => !key.endsWith("_one") || `${base(key)}_other` in vi === false,
    );
    assert.deepEqual(plural.sort(), Object.keys(vi).sort(), name);
    for (const [key, text] of [...Object.entries(vi), ...Object.entries(en)])
      assert.notEqual(text.trim(), "", key);
  }
});

test("the two languages of a text vary in the same places", async () => {
  const places = (text: string): string[] =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place = ""]) => place).sort();
  for (const name of namesIn("vi")) {
    const [vi, en] = [await catalog("vi", name), await catalog("en", name)];
    for (const [key, text] of Object.entries(vi))
      assert.deepEqual(places(en[key]!), places(text), `${name} ${key}`);
  }
});

test("every text is NFC, without exclamation marks, capital shouting, or words that frighten, blame or promise", async () => {
  const forbidden =
    /!|tiến hành|quán triệt|chấp hành|đối tượng|rất tiếc|nguy hiểm|bùng phát|lây nhiễm cho|vi phạm|an toàn|tuyệt đối|ẩn danh/i;
  for (const language of ["vi", "en"])
    for (const name of namesIn(language))
      for (const [key, text] of Object.entries(await catalog(language, name))) {
        assert.equal(text, text.normalize("NFC"), `${name} ${key}`);
        assert.doesNotMatch(text, forbidden, `${name} ${key}`);
        const shouted = text.match(/\p{Lu}{4,}/gu)?.filter((word) => /[^A-Z]/.test(word)) ?? [];
        assert.deepEqual(shouted, [], `${name} ${key}: capitals`);
      }
});

test("every text is used: its key stands in the code, whole or as the end of a made-up one", async () => {
  const madeUp = [...code.matchAll(/`([a-zA-Z]+_)\$\{/g)].map(([, start = ""]) => start);
  const unused: string[] = [];
  for (const name of namesIn("vi"))
    for (const key of Object.keys(await catalog("vi", name))) {
      // Codes come from servers; menu titles wait for their slices.
      if (name === "faults.ts" || name === "pages.ts" || key.startsWith("fault_")) continue;
      const named = code.includes(`"${base(key)}"`) || madeUp.some((start) => key.startsWith(start));
      if (!named) unused.push(`${name} ${key}`);
    }
  assert.deepEqual(unused, []);
});
