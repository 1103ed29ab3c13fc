/** Open data: every figure of these pages as JSON and CSV. */
import { pairs } from "@bluezone/vietnamese/catalog";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { DATA_SETS } from "../data/figures.ts";
import { readingPage } from "./reading-page.ts";
import { table } from "./words.ts";

const WORDS = pairs({
  intro: [
    "Mọi con số trên các trang này, để máy đọc. Số nhỏ cũng được ẩn ở đây. Dùng lại thì ghi nguồn và giờ chốt số.",
    "Every figure of these pages, for machines. Small figures are hidden here too. When you use them, name the source and the cut-off.",
  ],
  what: ["Nội dung", "Content"],
  files: ["Tệp", "Files"],
  phones: ["Tài liệu có chữ ký mà ứng dụng đọc", "The signed document that the app reads"],
});

/** The page. */
export function dataPage({
  locale,
  operator,
  publicUrl,
}: Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale }): string {
  const words = WORDS[locale];
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/data",
    body: html`<p>${words.intro}</p>
${table(
  words.files,
  [words.what, "JSON", "CSV"],
  DATA_SETS.map(({ name, title }) => [
    title[locale],
    html`<a href="/data/${name}.json" aria-label="${title[locale]}, JSON">JSON</a>`,
    html`<a href="/data/${name}.csv" aria-label="${title[locale]}, CSV">CSV</a>`,
  ]),
)}
<p><a href="/v1/local">${words.phones}</a></p>`,
  });
}
