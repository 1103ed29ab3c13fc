/** A drawing as a PNG: its SVG with the colours that the page gives it, on a white sheet under its title. */
import { saveBytes } from "../page/save-bytes.ts";

/** Pixels of the picture for one of the page: sharp on paper. */
const SCALE = 2;
const MARGIN = 16;
const LINE = 22;

/** What of an element's look is written into the picture: the page's tokens mean nothing outside it. */
const LOOKS = ["fill", "stroke"] as const;

/** The SVG as text that stands by itself. */
function standing(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll("*");
  svg.querySelectorAll("*").forEach((element, at) => {
    const look = getComputedStyle(element);
    for (const name of LOOKS) copies[at]?.setAttribute(name, look[name]);
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

/**
 * Saves the drawing within `part`, with lines of text above it. Nothing happens before it is drawn. Rejects when the browser
 * cannot paint it.
 */
export async function saveDrawing(
  part: HTMLElement,
  { name, lines }: { readonly name: string; readonly lines: readonly string[] },
): Promise<void> {
  const svg = part.querySelector<SVGSVGElement>(".drawing svg");
  if (!svg) return;
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standing(svg))}`;
  await image.decode();
  const sheet = document.createElement("canvas");
  const above = MARGIN + LINE * lines.length;
  sheet.width = SCALE * (width + 2 * MARGIN);
  sheet.height = SCALE * (height + above + MARGIN);
  const brush = sheet.getContext("2d");
  if (!brush) return;
  const look = getComputedStyle(part);
  brush.scale(SCALE, SCALE);
  brush.fillStyle = look.getPropertyValue("--surface") || "white";
  brush.fillRect(0, 0, sheet.width, sheet.height);
  brush.fillStyle = look.color;
  brush.textBaseline = "top";
  lines.forEach((line, at) => {
    brush.font = `${at === 0 ? 600 : 400} 14px ${look.fontFamily}`;
    brush.fillText(line, MARGIN, MARGIN + LINE * at, width);
  });
  brush.drawImage(image, MARGIN, above, width, height);
  saveBytes(`${name}.png`, "image/png", sheet.toDataURL("image/png").split(",")[1] ?? "");
}
