import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { fileContent } from "./file-content.ts";

const SCHEMA = z.object({ format: z.literal("one-1"), content: z.object({ n: z.int() }) });
const read = (text: string) => fileContent({ text: () => Promise.resolve(text) }, SCHEMA);

test("a file of the form gives its content, also with a byte order mark", async () => {
  const text = '{"format":"one-1","content":{"n":3}}';
  assert.deepEqual(await read(text), { n: 3 });
  assert.deepEqual(await read(`\ufeff${text}`), { n: 3 });
});

test("any other file gives nothing: no JSON, another form, or one that cannot be read", async () => {
  const other = '{"format":"two-1","content":{"n":3}}';
  for (const text of ["", "PK\u0003\u0004", "[]", other]) assert.equal(await read(text), undefined);
  assert.equal(await fileContent({ text: () => Promise.reject(new Error("gone")) }, SCHEMA), undefined);
});
