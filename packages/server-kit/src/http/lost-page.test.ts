/** What is said at an address where nothing is: to a browser and to a program. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { manualClock } from "../testing/clock.ts";
import { recordEvents } from "../testing/events.ts";
import { seededRandom } from "../testing/random.ts";
import type { BuiltFile } from "./built-files.ts";
import { addDeskPages } from "./desk-pages.ts";
import { createHttp } from "./http.ts";

test("a browser reads Vietnamese with English below it, in a style that the page's policy lets in; a program gets what it always got", async (t) => {
  const files = new Map<string, BuiltFile>();
  const http = await createHttp({
    clock: manualClock(),
    random: seededRandom("lost"),
    events: recordEvents(),
    family: "publish",
  });
  t.after(() => http.stop());
  addDeskPages(http.fastify, "/desk.html", () => files);
  const { url } = await http.start(0);
  const ask = async (path: string, accept: string) => {
    const answer = await fetch(url + path, { headers: { accept } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  async function read(path: string, status: number, title: string) {
    const page = await ask(path, "text/html,*/*");
    assert.equal(page.status, status, path);
    assert.match(page.headers.get("content-type") ?? "", /^text\/html/, path);
    assert.match(page.text, new RegExp(`<html lang="vi">.*<h1>${title}</h1>.*<div lang="en">\n<h2>`, "s"));
    const [, style = ""] = /<style>(.*)<\/style>/s.exec(page.text) ?? [];
    const digest = createHash("sha256").update(style).digest("base64");
    assert.ok(page.headers.get("content-security-policy")?.includes(`style-src 'sha256-${digest}'`), path);
    assert.ok(style.includes("prefers-color-scheme: dark"), path);
  }

  await read("/desk/", 503, "Bàn làm việc đang được dựng");
  assert.equal((await ask("/desk/", "*/*")).text, "Building.\n");
  files.set("/desk.html", { type: "text/html; charset=utf-8", body: Buffer.from("<!doctype html>") });
  await read("/nowhere", 404, "Không có trang này");
  await read("/desk/assets/none.js", 404, "Không có trang này");
  assert.equal((await ask("/desk/assets/none.js", "*/*")).text, "Not found.\n");
  assert.match((await ask("/nowhere", "*/*")).headers.get("content-type") ?? "", /^application\/json/);
});
