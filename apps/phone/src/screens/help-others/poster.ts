/**
 * The share card as a sheet of A4 for a printer: headline 60 pt, text 18 pt, the key message 16 pt (the sizes of the
 * install poster), black on white in the system's font. A page of its own, because what a screen scrolls a printer cuts.
 */
import { qrOf } from "./qr.ts";

/** Everything on it. */
export interface Sheet {
  readonly lang: string;
  readonly headline: string;
  readonly why: string;
  readonly steps: readonly string[];
  /** Where the QR code leads, and the same as one types it. */
  readonly address: string;
  readonly shown: string;
  /** The key message whole, and under it whose it is (in another language also what it says). */
  readonly message: string;
  readonly source: string;
  readonly choice: string;
  /** Who runs it, and when it was printed. */
  readonly foot: string;
}

const safe = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark] ?? mark,
  );

const STYLE =
  "@page{size:A4;margin:12mm}body{font:18pt/1.4 system-ui,sans-serif;color:#000;background:#fff;margin:0}" +
  "h1{font-size:60pt;line-height:1.25;margin:0 0 4mm}p,ol{margin:0 0 4mm}ol{padding-inline-start:1.4em}" +
  "figure{display:flex;gap:6mm;align-items:center;margin:0 0 4mm}svg{width:60mm;height:60mm;flex:none}" +
  "figcaption{font-size:24pt;font-weight:600;overflow-wrap:anywhere}" +
  ".message{font-size:16pt;border:1.5pt solid #000;padding:4mm}.foot{font-size:12pt}";

/** The sheet as a page of HTML that loads nothing. */
export function posterHtml({
  lang,
  headline,
  why,
  steps,
  address,
  shown,
  message,
  source,
  choice,
  foot,
}: Sheet): string {
  const { side, path } = qrOf(address);
  const code = `<svg viewBox="0 0 ${side} ${side}" role="img"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`;
  return (
    `<!doctype html><html lang="${safe(lang)}"><meta charset="utf-8"><title>${safe(headline)}</title><style>${STYLE}</style>` +
    `<h1>${safe(headline)}</h1><p>${safe(why)}</p>` +
    `<ol>${steps.map((step) => `<li>${safe(step)}</li>`).join("")}</ol>` +
    `<figure>${code}<figcaption>${safe(shown)}</figcaption></figure>` +
    `<p class="message" lang="vi">${safe(message)}</p><p class="foot">${safe(source)}</p>` +
    `<p>${safe(choice)}</p><p class="foot">${safe(foot)}</p></html>`
  );
}
