/** Letters as files for tests: the smallest that are whole, with room for what a hostile one would add. */
import { type ZipPart, zip } from "./zip.ts";

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A letter for Word of one paragraph; `more` adds parts, or replaces one of its own by name. */
export function docxLetter(text = "Kính gửi", more: readonly ZipPart[] = [], remark = ""): Uint8Array {
  const parts: ZipPart[] = [
    { name: "[Content_Types].xml", data: TYPES },
    { name: "word/document.xml", data: `<w:document><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:document>` },
  ];
  const kept = parts.filter(({ name }) => !more.some((part) => part.name === name));
  return zip([...kept, ...more], remark);
}

/** A PDF of one empty page; `catalog` and `objects` are added to it. */
export function pdfLetter(catalog = "", objects = "", tail = ""): Uint8Array {
  const text = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R ${catalog} >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
${objects}
trailer
<< /Root 1 0 R /Size 4 >>
startxref
0
%%EOF
${tail}`;
  return Uint8Array.from(Buffer.from(text, "latin1"));
}
