/**
 * Runs test files of a desk in this process, on PostgreSQL, with all that they send to the desk sent twice at once, as a browser
 * does whose first try seemed lost: `node twice.ts NOTE FILE…`. What a test then expects may be wrong; what counts is written into
 * NOTE, a line a call: the address and both statuses.
 */
import { appendFileSync } from "node:fs";
import { basename } from "node:path";
import { describe } from "node:test";

const [note, ...files] = process.argv.slice(2);
if (note === undefined) throw new RangeError("the first argument is the file to write into");
process.env["TEST_DATABASE"] = "postgres";

const send = globalThis.fetch;
globalThis.fetch = async (address, how) => {
  const { pathname } = new URL(String(address));
  const isDesk = /^\/api\/(?!staff\/)/.test(pathname);
  if (!isDesk || how?.method !== "POST" || typeof how.body !== "string") return send(address, how);
  const both = await Promise.all([send(address, how), send(address, how)]);
  appendFileSync(note, `${pathname} ${both.map(({ status }) => status).join(" ")}\n`);
  return both.find(({ ok }) => ok) ?? both[0]!;
};

for (const file of files) describe(basename(file), () => import(file));
