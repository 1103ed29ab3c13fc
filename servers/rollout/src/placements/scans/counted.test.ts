import assert from "node:assert/strict";
import { test } from "node:test";
import { isScan } from "./counted.ts";

const PHONE =
  "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36";
const scanned = (headers: Readonly<Record<string, string>>): boolean =>
  isScan((name) => ({ "user-agent": PHONE, ...headers })[name], 18_623);

test("a phone that opens the page counts, also from Zalo's or Facebook's own browser and a phone made by Cubot", () => {
  assert.ok(scanned({}));
  assert.ok(scanned({ "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" }));
  for (const agent of [
    `${PHONE} Zalo android/12110666 ZaloTheme/light`,
    `${PHONE} [FB_IAB/FB4A;FBAV/300.0.0.0;]`,
    "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/86.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 14_2 like Mac OS X) AppleWebKit/605.1.15 Version/14.0 Mobile/15E148 Safari/604.1",
  ])
    assert.ok(scanned({ "user-agent": agent }), agent);
});

test("a page fetched in advance or as part of another page does not count", () => {
  for (const headers of [
    { "sec-purpose": "prefetch;prerender" },
    { purpose: "prefetch" },
    { "x-purpose": "preview" },
    { "x-moz": "prefetch" },
    { "sec-fetch-dest": "iframe" },
    { "sec-fetch-dest": "empty" },
  ])
    assert.ok(!scanned(headers as Record<string, string>), JSON.stringify(headers));
});

test("makers of link previews, search engines and other programs do not count", () => {
  for (const agent of [
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.20.206.24 A",
    "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/87.0 Safari/537.36",
    "curl/7.74.0",
    "",
  ])
    assert.ok(!scanned({ "user-agent": agent }), agent);
});

test("the same phone counts once a day: its copy of today says so, yesterday's does not", () => {
  assert.ok(!scanned({ "if-none-match": '"18623-abc"' }));
  assert.ok(scanned({ "if-none-match": '"18622-abc"' }));
});
