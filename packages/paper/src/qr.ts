/** A QR code as a drawing (ISO/IEC 18004), error correction level Q: a quarter of it may be scratched or wet. */
import { create } from "qrcode";

/** Light modules that must stay free on each side. */
const QUIET = 4;

/** A square drawing, in modules. */
export interface QrCode {
  /** Modules along a side without the quiet zone: 21 … 177. */
  readonly modules: number;
  /** SVG of the code with its quiet zone of 4 modules: black on white, one path, no text. */
  readonly svg: string;
}

/** The code of a text of up to about 1,600 bytes. Throws Error when it is longer. */
export function qrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: "Q" }).modules;
  let path = "";
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; ) {
      let end = x;
      while (end < size && data[y * size + end]) end += 1;
      if (end > x) path += `M${x + QUIET} ${y + QUIET}h${end - x}v1h${x - end}z`;
      x = end + 1;
    }
  const side = size + 2 * QUIET;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${path}"/></svg>`;
  return { modules: size, svg };
}
