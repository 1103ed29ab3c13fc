/** A picture for an electronic board: SVG from the compiler, or PNG of 1920 × 1080 or 1080 × 1920 dots. */
import { spawn } from "node:child_process";
import type { Sheet } from "./sheet.ts";
import { layOut } from "./sheet-pdf.ts";

/** Draws a PDF as a picture; of poppler-utils in Debian. */
const DRAWER = "pdftoppm";

/** A sheet that is shown on a board. */
export type Board = Sheet & { readonly kind: "e-board-16-9" | "e-board-9-16" };

/** The board as SVG: letters are outlines, so that a player needs no font. Throws as `layOut`. */
export const boardSvg = (board: Board): string => layOut([board]).svg();

/**
 * The board as PNG, or undefined where `pdftoppm` (Debian: poppler-utils) is not installed: it runs as a process of its own.
 * Throws as `layOut`, and Error when the program fails.
 */
export async function boardPng(board: Board): Promise<Uint8Array | undefined> {
  const [width, height] = board.kind === "e-board-16-9" ? [1920, 1080] : [1080, 1920];
  const pdf = layOut([board]).pdf();
  const args = ["-png", "-singlefile", "-scale-to-x", `${width}`, "-scale-to-y", `${height}`, "-"];
  return new Promise((resolve, reject) => {
    const drawing = spawn(DRAWER, args, { stdio: ["pipe", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    drawing.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve(undefined) : reject(error),
    );
    drawing.stdout.on("data", (part: Buffer) => parts.push(part));
    // A program that ends early closes its input: its exit says so.
    drawing.stdin.on("error", () => {});
    drawing.on("close", (code) =>
      code === 0
        ? resolve(new Uint8Array(Buffer.concat(parts)))
        : reject(new Error(`${DRAWER} ended with ${code}`)),
    );
    drawing.stdin.end(pdf);
  });
}
