/** The picture that an electronic board shows, drawn when it is asked for. */
import type { Placement } from "@bluezone/contract/rollout/placements";
import type { Board } from "@bluezone/paper/board";
import type { FileAnswer } from "@bluezone/server-kit/http/download";
import type { Context } from "../../context.ts";
import { sheetOf } from "./sheet.ts";

const isBoard = (sheet: ReturnType<typeof sheetOf>): sheet is Board =>
  sheet.kind === "e-board-16-9" || sheet.kind === "e-board-9-16";

/** PNG, or SVG where no program draws one; nothing for a placement that is no board. */
export async function drawBoard(
  { clock, config }: Pick<Context, "clock" | "config">,
  placement: Placement,
): Promise<FileAnswer | undefined> {
  const { kind, code, unit } = placement;
  const operator = config.operator ?? unit.name;
  const { province, publicUrl } = config;
  const sheet = sheetOf(
    { kind, languages: "vi-en", at: clock.now(), province, operator, publicUrl },
    placement,
  );
  if (!isBoard(sheet)) return undefined;
  // The compiler is loaded with the first board.
  const { boardPng, boardSvg } = await import("@bluezone/paper/board");
  const png = await boardPng(sheet);
  return png
    ? { body: png, name: `bluezone-${kind}-${code}.png` }
    : {
        body: Buffer.from(boardSvg(sheet)),
        name: `bluezone-${kind}-${code}.svg`,
        mediaType: "image/svg+xml",
      };
}
