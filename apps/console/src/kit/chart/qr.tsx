/** A QR code: dark on white in both themes, with its quiet zone; what it says can be read beside it. */
import { create } from "qrcode";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import "./chart.css";

/** Modules of white around the code that the standard asks for (ISO/IEC 18004). */
const QUIET = 4;

/** `text` is what is encoded; `name` what it is of, for who cannot see it. `size` in px. */
export function Qr({
  text,
  name,
  size = 200,
}: {
  readonly text: string;
  readonly name: string;
  readonly size?: number;
}) {
  const t = useWords(KIT);
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * QUIET;
  const dark = Array.from(modules.data).flatMap((on, at) =>
    on ? [`M${(at % modules.size) + QUIET} ${Math.floor(at / modules.size) + QUIET}h1v1h-1z`] : [],
  );
  return (
    <svg
      role="img"
      aria-label={t("qrFor", { text: name })}
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      className="qr"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
