/** Whoever uses a part of Mantine that no page used before adds its style sheet: without it the part is bare. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

const src = join(import.meta.dirname, "../..");
const sheets = dirname(createRequire(import.meta.url).resolve("@mantine/core/styles/Button.css"));
const loaded = readFileSync(join(import.meta.dirname, "mantine-styles.ts"), "utf8");
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

test("every part of Mantine that the desk uses has its style sheets loaded, for all pages or by its own file", () => {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const used = files.flatMap((name) => {
    const text = readFileSync(join(src, name), "utf8");
    const [, names = ""] = /import \{([^}]*)\} from "@mantine\/core"/.exec(text) ?? [];
    return names.split(",").map((part) => ({ part: part.trim(), loaded: loaded + text }));
  });
  const missing = used.flatMap((one) =>
    (DRAWN_BY[one.part] ?? [one.part]).filter(
      (sheet) => existsSync(join(sheets, `${sheet}.css`)) && !one.loaded.includes(`/styles/${sheet}.css"`),
    ),
  );
  assert.ok(used.some(({ part }) => part === "Button"));
  assert.deepEqual([...new Set(missing)], []);
});
