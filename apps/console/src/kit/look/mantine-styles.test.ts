/**
 * Whoever uses a part of Mantine that no page used before adds its style sheet, to those of the first view or beside the one
 * component that uses it: without it the part is bare.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

const src = join(import.meta.dirname, "../..");
const sheets = dirname(createRequire(import.meta.url).resolve("@mantine/core/styles/Button.css"));
/** Parts that are drawn by the sheets of others. */
const DRAWN_BY: Readonly<Record<string, readonly string[]>> = {
  TextInput: ["Input"],
  Textarea: ["Input"],
  NativeSelect: ["Input"],
  PasswordInput: ["Input", "PasswordInput"],
  Select: ["Input", "Combobox", "Popover", "ScrollArea", "CloseButton"],
  Modal: ["Modal", "ModalBase", "Overlay", "Paper", "CloseButton"],
  Checkbox: ["Checkbox", "InlineInput"],
  Radio: ["Radio", "InlineInput"],
  Button: ["Button", "UnstyledButton", "Loader"],
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const texts = files
  .filter((name) => !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(src, name), "utf8"));
const SHEET = /^import "@mantine\/core\/styles\/(\w+)\.css";$/gm;
const sheetsOf = (text: string): readonly string[] =>
  [...text.matchAll(SHEET)].map(([, sheet = ""]) => sheet);
const everywhere = sheetsOf(readFileSync(join(import.meta.dirname, "mantine-styles.ts"), "utf8"));

test("every part of Mantine that the desk uses has its style sheets loaded", () => {
  const used = new Set<string>();
  const missing = new Set<string>();
  for (const text of texts) {
    const [, names = ""] = /import \{([^}]*)\} from "@mantine\/core"/.exec(text) ?? [];
    const parts = names.split(",").map((one) => one.trim().replace(/^type .*/, ""));
    const loaded = [...everywhere, ...sheetsOf(text)];
    for (const part of parts) used.add(part);
    for (const sheet of parts.flatMap((part) => DRAWN_BY[part] ?? [part]))
      if (existsSync(join(sheets, `${sheet}.css`)) && !loaded.includes(sheet)) missing.add(sheet);
  }
  assert.ok(used.has("Button"));
  assert.deepEqual([...missing], []);
});
