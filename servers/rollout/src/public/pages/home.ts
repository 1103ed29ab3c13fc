/** The first page: install, and the ways on. */
import { pairs } from "@bluezone/vietnamese/catalog";
import type { Locale } from "@bluezone/vietnamese/locale";
import { html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { type About, install } from "../../placements/install/page.ts";
import { readingPage } from "./reading-page.ts";

const WORDS = pairs({
  title: ["Cài Bluezone", "Install Bluezone"],
  why: [
    "Để biết sớm nếu từng ở gần người có kết quả dương tính.",
    "Know early if you were near a person who tested positive.",
  ],
  ways: ["Cần giúp", "Help"],
  android: ["Cài trên máy Android, từng bước", "Install on Android, step by step"],
  iphone: ["Cài trên iPhone, từng bước", "Install on an iPhone, step by step"],
  none: ["Không dùng điện thoại thông minh", "Without a smartphone"],
  how: ["Bluezone làm gì, không làm gì", "What Bluezone does and never does"],
});

/** The page. */
export function homePage(about: About & { readonly locale: Locale }): string {
  const { locale, operator, publicUrl } = about;
  const words = WORDS[locale];
  const way = (path: string, name: string) => html`<li><a href="${addressIn(locale, path)}">${name}</a></li>`;
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/",
    title: words.title,
    body: html`<p>${words.why}</p>
${install(about)}
<h2>${words.ways}</h2>
<ul>${[
      way("/help/android", words.android),
      way("/help/iphone", words.iphone),
      way("/help/none", words.none),
      way("/how", words.how),
    ]}</ul>`,
  });
}
