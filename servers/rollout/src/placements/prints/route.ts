/** The endpoints of print runs. */
import { Fault } from "@bluezone/contract/fault";
import {
  boardPicture,
  listPrints,
  printPiece,
  readPrint,
  startPrint,
} from "@bluezone/contract/rollout/prints";
import type { Desk } from "@bluezone/desk/change";
import { isoDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { instantOf, type Tables } from "../../tables.ts";
import { findPlacement } from "../store.ts";
import { drawBoard } from "./board.ts";
import { dayOfPrint } from "./day.ts";
import { pieceName } from "./piece.ts";
import { beginPrint } from "./start.ts";
import { findRun, findRuns, runOf } from "./store.ts";

/** A file's number in an address. */
const Piece = z.string().regex(/^[1-9]\d{0,3}$/);

/** Adds the endpoints. */
export function addPrintRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { clock, database, blobs } = context;
  desk.change(startPrint, beginPrint);

  desk.read(listPrints, async ({ limit }, { caller }) => ({
    runs: (await findRuns(database.db, caller.scope("placements.read"), limit)).map(runOf),
  }));

  desk.read(readPrint, async ({ id }, { caller }) => {
    const run = await findRun(database.db, caller.scope("placements.read"), id);
    if (!run) throw new Fault("not_found", "There is no such print run.");
    return { run: runOf(run) };
  });

  http.download(printPiece, async ({ run = "", piece = "" }, { caller }) => {
    if (!z.uuid().safeParse(run).success || !Piece.safeParse(piece).success) return undefined;
    const found = await findRun(database.db, caller.scope("placements.read"), run);
    const shown = found && runOf(found);
    const file = shown?.pieces.find((one) => one.piece === Number(piece));
    if (!found || !shown || !file) return undefined;
    const body = await blobs.get(pieceName(run, file.piece));
    if (!body) return undefined;
    const day = isoDay(dayOfPrint(instantOf(found.created_ms)));
    return { body, name: `bluezone-${shown.kind}-${day}-${file.first}-${file.last}.pdf` };
  });

  http.download(boardPicture, async ({ code = "" }, { caller }) => {
    const today = dayOfPrint(clock.now());
    const placement = await findPlacement(database.db, caller.scope("placements.read"), code, today);
    return placement && drawBoard(context, placement);
  });
}
