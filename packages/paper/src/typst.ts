/**
 * The one place that compiles. A template of this room and one value go in; the value reaches the template as JSON
 * through `sys.inputs`, never as source.
 */
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { FONT_FILES } from "./fonts.ts";
import { cleaned } from "./text.ts";

/** The templates, by file name without `.typ`. */
export type Template = "official" | "sheet" | "code-slip";

/** A document that has been laid out. */
export interface Typeset {
  readonly pages: number;
  /** PDF 1.7, tagged, fonts embedded as subsets, without a date: the same value gives the same bytes. */
  readonly pdf: () => Uint8Array;
  /** One SVG with all pages below each other, letters as outlines. */
  readonly svg: () => string;
}

const TEMPLATES = fileURLToPath(new URL("../templates", import.meta.url));

/**
 * Lays a template out with a value of plain data, every string of which is cleaned first.
 * Throws Error when the template does not compile: a defect.
 */
export function typeset(template: Template, data: unknown): Typeset {
  // A compiler a document: 20 ms, and nothing of one document can stay for the next.
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [...FONT_FILES] }] });
  const result = compiler.compile({
    mainFilePath: `${TEMPLATES}/${template}.typ`,
    inputs: { data: JSON.stringify(cleaned(data)) },
  });
  const error = result.takeError();
  const document = result.result;
  if (error || !document) {
    const said = error ? compiler.fetchDiagnostics(error).map(({ message }) => String(message)) : [];
    throw new Error(`${template}.typ does not compile: ${said.join("; ")}`);
  }
  // The compiler remembers for the whole process; documents have too little in common for that to pay.
  compiler.evictCache(0);
  return {
    pages: document.numOfPages,
    pdf: () => compiler.pdf(document),
    svg: () => compiler.plainSvg(document),
  };
}
