/** The Word file, unzipped and read: measures in twips and half points, the same strings as the PDF. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { PaperLimit } from "./limit.ts";
import { officialDocx } from "./official-docx.ts";
import { officialPdf } from "./official-pdf.ts";
import { dense } from "./testing/measure.ts";
import { LETTER, REPORT } from "./testing/paper-sample.ts";
import { pdfText } from "./testing/pdf-text.ts";

async function parts(paper: Parameters<typeof officialDocx>[0]): Promise<(name: string) => string> {
  const files = unzipSync(await officialDocx(paper));
  return (name) => new TextDecoder().decode(files[`word/${name}.xml`]);
}
const unescaped = (xml: string): string =>
  xml.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: "lt") => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name],
  );
/** The text of each paragraph. */
const paragraphs = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([p]) =>
    [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = ""]) => unescaped(text)).join(""),
  );
/** The half points of the run that says exactly this. */
function halfPoints(xml: string, text: string): number {
  const run = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].find(([r]) => r.includes(`>${text}</w:t>`));
  assert.ok(run, `no run says "${text}"`);
  return Number(/<w:sz w:val="(\d+)"\/>/.exec(run[0])?.[1]);
}

test("page and margins in twips are A4 and the decree's", async () => {
  const document = (await parts(LETTER))("document");
  const attributes = (tag: string): Record<string, number> =>
    Object.fromEntries(
      [...(new RegExp(`<w:${tag} ([^>]*)/>`).exec(document)?.[1] ?? "").matchAll(/w:(\w+)="(\d+)"/g)].map(
        ([, name = "", value]) => [name, Number(value)],
      ),
    );
  const { w, h } = attributes("pgSz");
  assert.deepEqual([w, h], [11_906, 16_838]);
  const { top, bottom, left, right } = attributes("pgMar");
  assert.deepEqual([top, bottom, left, right], [1134, 1134, 1701, 850]);
});

test("the font is Times New Roman and sizes in half points are the decree's", async () => {
  const part = await parts(LETTER);
  const document = part("document");
  assert.match(part("styles"), /<w:rFonts [^>]*w:ascii="Times New Roman"/);
  assert.ok(!document.includes("<w:rFonts"), "no run has another font");
  for (const [text, least, most] of [
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, 26],
    ["Độc lập - Tự do - Hạnh phúc", 26, 28],
    ["UBND TỈNH AN GIANG", 24, 26],
    ["Số: 1313/STTTT-KHTC", 26, 26],
    ["An Giang, ngày 27 tháng 12 năm 2020", 26, 28],
    ["Đề nghị các đơn vị phối hợp thực hiện./.", 26, 28],
    ["PHÓ GIÁM ĐỐC", 26, 28],
    ["Nơi nhận:", 24, 24],
    ["- Lưu: VT, KHTC.", 22, 22],
  ] as const) {
    const size = halfPoints(document, text);
    assert.ok(size >= least && size <= most, `${text}: ${size}`);
  }
});

test("paragraphs are justified with a first line of 12.7 mm and 6 pt between them", async () => {
  const document = (await parts(LETTER))("document");
  const [found] =
    [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].find(([p]) => p.includes("khuyến cáo cán bộ")) ?? [];
  assert.match(found!, /<w:jc w:val="both"\/>/);
  assert.match(found!, /w:firstLine="720"/);
  assert.match(found!, /w:before="120"/);
  assert.match(found!, /w:line="264"/);
});

test("the closing line and the line below it stay with the foot, which no page divides", async () => {
  const document = (await parts(LETTER))("document");
  const from = document.lastIndexOf("<w:p>", document.indexOf("./."));
  const end = document.slice(from, document.indexOf("<w:tbl>", from));
  assert.equal(end.split("<w:p>").length, end.split("<w:keepNext/>").length);
  assert.match(document.slice(from + end.length), /^<w:tbl>.*<w:cantSplit\/>/s);
});

test("the end of a short last part stays with the closing line too, the list before it does not", async () => {
  const list = (n: number, name: string) => ({
    kind: "list" as const,
    items: Array.from({ length: n }, (_, i) => `${name} ${i}`),
  });
  const document = (await parts({ ...LETTER, body: [list(2, "Mục"), list(9, "Ý")] }))("document");
  const kept = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .filter(([p]) => p.includes("<w:keepNext/>"))
    .flatMap(([p]) => /- ((?:Mục|Ý) \d)/.exec(p)?.[1] ?? []);
  assert.deepEqual(kept, ["Ý 7", "Ý 8"]);
});

test("the page's number is in the header of all pages but the first", async () => {
  const part = await parts(LETTER);
  assert.match(part("document"), /<w:titlePg\/>/);
  const numbered = ["header1", "header2"].map((name) => part(name).includes("PAGE"));
  assert.deepEqual(numbered.sort(), [false, true]);
});

test("Word and PDF say the same", async () => {
  for (const paper of [LETTER, REPORT]) {
    const words = paragraphs((await parts(paper))("document")).map(dense);
    // Without the page's number, which may stand in the middle of a paragraph.
    const pdf = dense(pdfText(officialPdf(paper)).join("\n").replace(/^\d\n/gm, ""));
    assert.deepEqual(
      words.filter((text) => !pdf.includes(text)),
      [],
    );
    assert.ok(words.length > 15);
  }
});

test("the file says that it was made on the paper's day, whatever the machine's clock says", async () => {
  const core = new TextDecoder().decode(unzipSync(await officialDocx(LETTER))["docProps/core.xml"]);
  assert.deepEqual(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g), ["2020-12-27T00:00:00Z", "2020-12-27T00:00:00Z"]);
});

test("made-up figures are called so in the header of every page", async () => {
  const part = await parts({ ...LETTER, illustrative: true });
  for (const name of ["header1", "header2"]) assert.ok(part(name).includes("số liệu minh họa"));
});

test("text of any kind stands in the file as text", async () => {
  const text = '#import "x" *b* _i_ @a $x$ \\ <w:b/> & ]]> \u0007 😀 שלום';
  const document = (await parts({ ...LETTER, closing: text, body: [{ kind: "paragraph", text }] }))(
    "document",
  );
  assert.ok(paragraphs(document).includes(text.replace(" \u0007 ", "   ")));
});

test("what is too long, too many or missing is refused with a code", async () => {
  const refused = (change: object, code: string) =>
    assert.throws(
      () => officialPdf({ ...LETTER, ...change }),
      (error) => error instanceof PaperLimit && error instanceof RangeError && error.code === code,
    );
  refused({ issuer: "x".repeat(301) }, "text_too_long");
  refused({ body: [{ kind: "paragraph", text: "x".repeat(8_001) }] }, "text_too_long");
  refused({ recipients: Array.from({ length: 201 }, () => "x") }, "too_many");
  refused({ subject: " " }, "text_missing");
  refused({ body: [{ kind: "table", columns: ["a", "b"], rows: [["1"]] }] }, "does_not_fit");
  await assert.rejects(officialDocx({ ...LETTER, issuer: "" }), PaperLimit);
});
