/** SVG as a bitmap, in the paper's own letters: one renderer a process, loaded when it is first needed. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg, type ResvgRenderOptions } from "@resvg/resvg-wasm";
import { FONT_FILES } from "./fonts.ts";
import { kept } from "./kept.ts";

const letters = kept(async (): Promise<Uint8Array[]> => {
  const renderer = fileURLToPath(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"));
  const [program, ...fonts] = await Promise.all([renderer, ...FONT_FILES].map((path) => readFile(path)));
  // Last, for it can be done only once.
  await initWasm(program!);
  return fonts;
});

/** A drawing as PNG. `font` is the family of text that names none. */
export async function bitmap(
  svg: string,
  { font, ...options }: Pick<ResvgRenderOptions, "fitTo" | "background"> & { readonly font: string },
): Promise<Uint8Array> {
  const fontBuffers = await letters();
  const drawing = new Resvg(svg, { ...options, font: { fontBuffers, defaultFontFamily: font } });
  try {
    return drawing.render().asPng();
  } finally {
    drawing.free();
  }
}
