/** A QR code as one drawing. */
import { create } from "qrcode";

/** White around a code that a reader needs, in modules (ISO/IEC 18004). */
export const QUIET = 4;

/** A code with its quiet zone. */
export interface Qr {
  /** Its side in modules, quiet zone on both sides included. */
  readonly side: number;
  /** The dark modules as an SVG path; one unit is one module. */
  readonly path: string;
}

/** The code of a text, of which a sixth may be lost or hidden. Dark on white always, also in the dark theme. */
export function qrOf(text: string): Qr {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const rows = Array.from({ length: modules.size }, (_, y) =>
    [...modules.data.slice(y * modules.size, (y + 1) * modules.size)].map(Boolean),
  );
  const runs = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const length = (end === -1 ? row.length : end) - x;
      return [`M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`];
    }),
  );
  return { side: modules.size + 2 * QUIET, path: runs.join("") };
}
