/** Print runs: so many sheets for chosen places, each with a QR code of its own, made in the background and handed out as PDF. */
import { z } from "zod";
import { staffChange, staffDownload, staffRead } from "../staff/endpoint.ts";
import { UnitId } from "../units.ts";
import { PlacementCode } from "./placement-code.ts";
import { MOST_PLACEMENTS, PlacementKind, PlacementWords } from "./placements.ts";

/** What languages stand on a sheet. */
export const PrintLanguages = z.enum(["vi", "vi-en"]);

/** Where sheets are for: so many copies at one unit. */
export const PrintPlace = z.object({
  unit: UnitId,
  copies: z.int().min(1).max(500).default(1),
  /** What the page says that it hangs at; the unit's name when empty. */
  name: PlacementWords.default(""),
  route: PlacementWords.default(""),
  terminal: PlacementWords.default(""),
  spot: PlacementWords.default(""),
});
export type PrintPlace = z.output<typeof PrintPlace>;

/** One print run as the desk shows it. `sheets` are wanted, `placed` have their code, `set` are in a finished file. */
export const PrintRun = z
  .object({
    id: z.uuid(),
    kind: PlacementKind,
    languages: PrintLanguages,
    sheets: z.int(),
    placed: z.int(),
    set: z.int(),
    state: z.enum(["making", "ready", "failed"]),
    /** Why it failed: what paper says does not fit. */
    fault: z.string().nullable(),
    /** Whether these are placements that hung before, printed anew under the same codes. */
    again: z.boolean(),
    /** Finished files, in order: the numbers of their first and last sheet. */
    pieces: z.array(z.object({ piece: z.int(), first: z.int(), last: z.int() })),
    at: z.iso.datetime(),
    illustrative: z.boolean(),
  })
  .meta({ id: "PrintRun" });
export type PrintRun = z.output<typeof PrintRun>;

/**
 * Begins a print run for new places, or for placements that are there (`codes`), which keep their codes. The same `id` again
 * begins nothing and answers with the run that is there.
 */
export const startPrint = staffChange({
  path: "/api/rollout/prints/start",
  summary: "Begins a print run.",
  permission: "placements.write",
  request: z.object({
    id: z.uuid(),
    kind: PlacementKind,
    languages: PrintLanguages.default("vi-en"),
    places: z.array(PrintPlace).max(MOST_PLACEMENTS).default([]),
    codes: z.array(PlacementCode).max(MOST_PLACEMENTS).default([]),
  }),
  response: z.object({ run: PrintRun }),
  faults: { nothing_to_print: 400, too_many_sheets: 400 },
  maxBody: 1_500_000,
});

/** Print runs of the viewer's units, newest first. */
export const listPrints = staffRead({
  path: "/api/rollout/prints/list",
  summary: "Print runs, newest first.",
  permission: "placements.read",
  request: z.object({ limit: z.int().min(1).max(200).default(50) }),
  response: z.object({ runs: z.array(PrintRun) }),
});

/** One print run: how far it has come. */
export const readPrint = staffRead({
  path: "/api/rollout/prints/read",
  summary: "How far a print run has come.",
  permission: "placements.read",
  request: z.object({ id: z.uuid() }),
  response: z.object({ run: PrintRun }),
});

/** A finished file of a print run. */
export const printPiece = staffDownload({
  path: "/api/rollout/prints/file/:run/:piece",
  summary: "A finished file of a print run.",
  permission: "placements.read",
  mediaType: "application/pdf",
});

/** The picture for an electronic board's player: PNG of 1920 × 1080 or 1080 × 1920 dots, SVG where the server cannot draw one. */
export const boardPicture = staffDownload({
  path: "/api/rollout/prints/board/:code",
  summary: "The picture of an electronic board.",
  permission: "placements.read",
  mediaType: "image/png",
});
