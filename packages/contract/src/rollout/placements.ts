/** Placements: every poster, sheet, card and board with a QR code of its own; where it hangs, how it is, how often it was scanned. */
import { z } from "zod";
import { staffChange, staffDownload, staffRead, staffUpload } from "../staff/endpoint.ts";
import { IsoDay, UnitId } from "../units.ts";
import { FILE_BODY, FILE_FAULTS, FILE_TYPES } from "./files.ts";
import { PlacementCode } from "./placement-code.ts";

/** What can hang, stand or light up somewhere. */
export const PlacementKind = z.enum([
  "poster-a4",
  "poster-a3",
  "mask-poster",
  "reception",
  "canteen",
  "counter-stand",
  "table-card",
  "room-card",
  "vehicle-sheet",
  "ferry-landing",
  "guardian-leaflet",
  "e-board-16-9",
  "e-board-9-16",
]);
export type PlacementKind = z.output<typeof PlacementKind>;

/** What somebody in the field can say of a placement. */
export const PlacementAction = z.enum(["in-place", "replace", "not-found", "removed"]);
export type PlacementAction = z.output<typeof PlacementAction>;

/** How a placement is: not printed yet, printed but not hung, or as it was last seen. */
export const PlacementState = z.enum(["planned", "printed", ...PlacementAction.options]);
export type PlacementState = z.output<typeof PlacementState>;

/**
 * A short text that stands on a sheet and on the page behind its code: one line, and nothing that lets it read otherwise than it
 * is stored (control characters, marks that turn the direction of writing).
 */
export const PlacementWords = z
  .string()
  .trim()
  .max(80)
  .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]*$/u);

/** One placement as the desk shows it. */
export const Placement = z
  .object({
    code: PlacementCode,
    kind: PlacementKind,
    unit: z.object({ id: UnitId, name: z.string(), type: z.string() }),
    /** Code of the district where it lies; null above districts. */
    district: z.string().nullable(),
    /** What the page behind the code says that it hangs at: "Phà Vàm Cống". */
    name: z.string(),
    /** "Long Xuyên – Châu Đốc", or empty. */
    route: z.string(),
    /** "Bến phía Long Xuyên", or empty. */
    terminal: z.string(),
    /** "Cửa lên, bên phải", or empty. */
    spot: z.string(),
    state: PlacementState,
    printedOn: IsoDay.nullable(),
    hungOn: IsoDay.nullable(),
    /** The day by which it should be printed anew; null for what is not hung, or never wears out. */
    reprintOn: IsoDay.nullable(),
    /** Times that its page was opened in the last seven days, today included: scans, never people. */
    scans7: z.int().nonnegative(),
    /** Times in the last seven days that a reader of its page said to stand somewhere else. */
    elsewhere7: z.int().nonnegative(),
    illustrative: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "Placement" });
export type Placement = z.output<typeof Placement>;

/** What placements are looked for by. */
const Wanted = z.object({
  district: z.string().max(40).optional(),
  unit: UnitId.optional(),
  kind: PlacementKind.optional(),
  state: PlacementState.optional(),
  route: PlacementWords.optional(),
  terminal: PlacementWords.optional(),
  /** Words of name, unit, route, terminal or spot, with or without accents, or the start of a code. */
  words: z.string().max(80).optional(),
  /** To be printed anew: its day has come, or somebody asked for it. */
  due: z.literal(true).optional(),
  /** Somebody stood elsewhere than its page says, in the last seven days. */
  elsewhere: z.literal(true).optional(),
  /** Hung, but not scanned in seven days. */
  silent: z.literal(true).optional(),
});

/** Placements within reach, by route, terminal, spot and code. */
export const listPlacements = staffRead({
  path: "/api/rollout/placements/list",
  summary: "Placements of the viewer's units and below.",
  permission: "placements.read",
  request: Wanted.extend({
    limit: z.int().min(1).max(2_000).default(200),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  response: z.object({ placements: z.array(Placement), total: z.int(), asOf: z.iso.datetime() }),
});

/** How many placements there are in each district; `district` is null for what lies above districts. */
export const countPlacements = staffRead({
  path: "/api/rollout/placements/count",
  summary: "Placements and scans of each district within reach.",
  permission: "placements.read",
  request: z.object({}),
  response: z.object({
    districts: z.array(
      z.object({
        district: z.string().nullable(),
        all: z.int(),
        inPlace: z.int(),
        due: z.int(),
        notFound: z.int(),
        scans7: z.int(),
        elsewhere7: z.int(),
        illustrative: z.boolean(),
      }),
    ),
    asOf: z.iso.datetime(),
  }),
});

/** One placement, what was done with it (newest first), and its scans of the last 28 days. */
export const readPlacement = staffRead({
  path: "/api/rollout/placements/read",
  summary: "One placement with its history.",
  permission: "placements.read",
  request: z.object({ code: PlacementCode }),
  response: z.object({
    placement: Placement,
    actions: z.array(
      z.object({
        id: z.uuid(),
        action: PlacementAction,
        at: z.iso.datetime(),
        by: z.string(),
        late: z.boolean(),
        photo: z.boolean(),
      }),
    ),
    scans: z.array(z.object({ day: IsoDay, scans: z.int(), elsewhere: z.int() })),
    asOf: z.iso.datetime(),
  }),
});

/** Changes what a placement is called and where it is. `version` is the one that was seen. */
export const changePlacement = staffChange({
  path: "/api/rollout/placements/change",
  summary: "Changes name, route, terminal and spot of a placement.",
  permission: "placements.write",
  request: z.object({
    code: PlacementCode,
    version: z.int(),
    name: PlacementWords.min(1),
    route: PlacementWords,
    terminal: PlacementWords,
    spot: PlacementWords,
  }),
  response: z.object({ placement: Placement }),
});

/** Columns of the CSV of places, in any order; headings in Vietnamese are known too (`PLACE_HEADINGS`): the unit (id, or a code that holds today), what stands on the sheet, how many copies. */
export const PLACE_COLUMNS = ["unit", "name", "route", "terminal", "spot", "copies"] as const;

/** What a Vietnamese table has at the top of a column, in small letters; the first is the one that we write. */
export const PLACE_HEADINGS: Readonly<Record<(typeof PLACE_COLUMNS)[number], readonly string[]>> = {
  unit: ["mã đơn vị", "đơn vị"],
  name: ["tên điểm", "tên"],
  route: ["tuyến"],
  terminal: ["bến", "bến xe, bến phà"],
  spot: ["chỗ dán", "chỗ đặt", "vị trí"],
  copies: ["số tờ", "số bản"],
};
/** What can be wrong with a cell. */
export const PLACE_CELL_FAULTS = ["cell_invalid", "unit_unknown"] as const;
/** The most placements that come of one CSV or one print. */
export const MOST_PLACEMENTS = 2_000;

/**
 * Plans placements from CSV: good rows are kept, bad ones come back with a reason each and as a CSV to be mended. The same
 * `id` again changes nothing and gives the same answer.
 */
export const importPlacements = staffChange({
  path: "/api/rollout/placements/import",
  summary: "Plans placements from CSV; what cannot be read comes back row by row.",
  permission: "placements.write",
  request: z.object({ id: z.uuid(), kind: PlacementKind, csv: z.string().max(1_000_000) }),
  response: z.object({
    planned: z.int(),
    codes: z.array(PlacementCode),
    faults: z.array(
      z.object({ row: z.int(), column: z.enum(PLACE_COLUMNS), code: z.enum(PLACE_CELL_FAULTS) }),
    ),
    errors: z.string(),
  }),
  faults: { csv_unreadable: 400 },
  maxBody: 1_500_000,
});

/** The most actions in one batch. */
export const MOST_ACTIONS = 200;

/**
 * Takes in what was seen in the field, also hours later. Each action has an `id` that the phone made: sent twice, it
 * counts once. Actions count in the order of `at` (the phone's clock), whatever order they come in. A code that is not
 * there or out of reach is `not_found`; the others of the batch are kept.
 */
export const checkPlacements = staffChange({
  path: "/api/rollout/placements/check",
  summary: "Takes in a batch of actions in the field; each counts once.",
  permission: "placements.check",
  request: z.object({
    actions: z
      .array(
        z.object({
          id: z.uuid(),
          code: PlacementCode,
          action: PlacementAction,
          /** Milliseconds since 1970. */
          at: z.int().nonnegative().max(8.64e15),
        }),
      )
      .min(1)
      .max(MOST_ACTIONS),
  }),
  response: z.object({
    results: z.array(
      z.object({
        id: z.uuid(),
        result: z.enum(["kept", "already", "not_found"]),
        state: PlacementState.nullable(),
      }),
    ),
  }),
});

/**
 * Takes in the photo of an action: the sheet where it hangs, no people. What cameras write into pictures is taken out.
 * An action has one photo: another one in its place is `conflict`, the same again changes nothing.
 */
export const addPlacementPhoto = staffUpload({
  path: "/api/rollout/placements/photo",
  summary: "Takes in the photo of an action in the field.",
  permission: "placements.check",
  request: z.object({ action: z.uuid() }),
  response: z.object({}),
  faults: FILE_FAULTS,
  mediaTypes: FILE_TYPES.photo,
  maxBody: FILE_BODY.photo,
});

/** The photo of an action. */
export const placementPhoto = staffDownload({
  path: "/api/rollout/placements/photo/:action",
  summary: "The photo of an action in the field.",
  permission: "placements.read",
  mediaType: "image/jpeg",
});
