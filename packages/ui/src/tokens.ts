/**
 * The look as data: colours for light and dark, type, space, radius, targets, elevation, map classes and chart series.
 * Lengths are CSS pixels (dp on a phone). Contrasts hold by WCAG 2.x and are measured in the test beside `css`.
 */

/** The two themes. */
export type Theme = "light" | "dark";

const light = {
  /** Background of a page. */
  page: "#F5F8FA",
  /** Cards. */
  surface: "#FFFFFF",
  /** Table heads and wells. */
  sunken: "#E9EFF4",
  /** Text. */
  ink: "#13212C",
  /** Secondary text: the lightest that is allowed. */
  ink2: "#47565F",
  /** Borders of inputs, icons. */
  edge: "#667482",
  /** Decoration only: never carries meaning. */
  line: "#CBD5DE",
  /** Links and main buttons. */
  brand: "#0B5A94",
  "on-brand": "#FFFFFF",
  /** Pressed; the ground of posters. */
  "brand-deep": "#07406B",
  /** Working. */
  "panel-well": "#0B5A94",
  "on-panel-well": "#FFFFFF",
  /** Something to switch on or mend. */
  "panel-act": "#F6BC45",
  "on-panel-act": "#1E1604",
  /** A contact, quarantine. */
  "panel-near": "#7A2E12",
  "on-panel-near": "#FFFFFF",
  /** Low, withdrawn, paused, offline, shared. */
  "panel-calm": "#DCE4EA",
  "on-panel-calm": "#13212C",
  /** Words and icons on a surface or on their own tint. */
  "text-well": "#0B5A94",
  "text-act": "#7A4A00",
  "text-near": "#8A3413",
  "text-danger": "#B3261E",
  /** Backgrounds of rows and fields. */
  "tint-well": "#E2EFF8",
  "tint-act": "#FFF1D2",
  "tint-near": "#F9E6DD",
  "tint-danger": "#FBE9E7",
} as const;

/** A colour by its name. */
export type Colour = keyof typeof light;

const dark: Readonly<Record<Colour, string>> = {
  page: "#0E161D",
  surface: "#16212B",
  sunken: "#0A1117",
  ink: "#EAF1F6",
  ink2: "#B4C3CE",
  edge: "#8394A2",
  line: "#31414E",
  brand: "#7FBCEB",
  "on-brand": "#0A1620",
  "brand-deep": "#A9D3F3",
  "panel-well": "#1F6CA6",
  "on-panel-well": "#FFFFFF",
  "panel-act": "#E9AC34",
  "on-panel-act": "#1E1604",
  "panel-near": "#93401F",
  "on-panel-near": "#FFFFFF",
  "panel-calm": "#26333E",
  "on-panel-calm": "#EAF1F6",
  "text-well": "#7FBCEB",
  "text-act": "#F0BE62",
  "text-near": "#FFB08F",
  "text-danger": "#FF9C8F",
  "tint-well": "#10304A",
  "tint-act": "#38290A",
  "tint-near": "#43200F",
  "tint-danger": "#451715",
};

/** Every colour of both themes, as #RRGGBB. */
export const COLOURS: Readonly<Record<Theme, Readonly<Record<Colour, string>>>> = { light, dark };

/** Text on screens and posters; official papers; Khmer (line height 1.8). `system` is for pages that can load none. */
export const FONTS = {
  screen: '"Be Vietnam Pro", system-ui, sans-serif',
  system: "system-ui, sans-serif",
  paper: 'Tinos, "Times New Roman", serif',
  khmer: '"Noto Sans Khmer", sans-serif',
} as const;

/** The three weights. Buttons and labels are strong. */
export const WEIGHTS = { normal: 400, strong: 600, bold: 700 } as const;

/** One step of the type scale, in px. */
export interface TypeStep {
  readonly size: number;
  readonly line: number;
  readonly weight: (typeof WEIGHTS)[keyof typeof WEIGHTS];
}
/** A step by its name. `display` holds codes, hotlines and day counts, in tabular figures. */
export type TypeName = "display" | "title" | "heading" | "body" | "small";
/** Where text is read: on a phone or public page, or at a desk. */
export type Reading = "phone" | "desk";

/**
 * The type scale. Lines are high because Vietnamese stacks marks: the tallest letter rises 1.22 em, the lowest dot falls
 * 0.25 em. A box that cuts what flows over needs 0.25 em of padding above. `small` at a desk is the smallest text anywhere.
 */
export const TYPE: Readonly<Record<Reading, Readonly<Record<TypeName, TypeStep>>>> = {
  phone: {
    display: { size: 32, line: 44, weight: 700 },
    title: { size: 24, line: 34, weight: 700 },
    heading: { size: 20, line: 30, weight: 600 },
    body: { size: 18, line: 28, weight: 400 },
    small: { size: 16, line: 24, weight: 400 },
  },
  desk: {
    display: { size: 28, line: 40, weight: 700 },
    title: { size: 22, line: 32, weight: 700 },
    heading: { size: 18, line: 28, weight: 600 },
    body: { size: 16, line: 24, weight: 400 },
    small: { size: 14, line: 22, weight: 400 },
  },
};

/** The steps of space; a phone's margin is the fourth. */
export const SPACE = [4, 8, 12, 16, 24, 32, 48, 64] as const;

/** Corners: inputs and tags, cards and buttons, the state panel and sheets. */
export const RADIUS = { small: 4, medium: 8, large: 16 } as const;

/** The smallest sides of what one taps or clicks, and the gap between two targets on a phone. */
export const TARGETS = { phone: 48, phoneGap: 8, desk: 36 } as const;

/** The ring around whatever has the focus: `width` of ink around a `gap` of surface. */
export const FOCUS = { width: 3, gap: 2 } as const;

/** Shadows in the light theme: sticky bars and menus, dialogs. In the dark theme a line and a lighter surface stand for them. */
export const ELEVATION = {
  bar: "0 1px 3px rgb(0 0 0 / 12%)",
  dialog: "0 8px 24px rgb(0 0 0 / 18%)",
} as const;

/** The longest any motion lasts, in ms; none at all where the reader asked for less motion. */
export const MOTION_MS = 200;

/** The five classes of a map from least to most, each with the colour of the text on it. */
export const MAP_CLASSES: Readonly<Record<Theme, readonly (readonly [fill: string, text: string])[]>> = {
  light: [
    ["#E4EEF6", light.ink],
    ["#B7D3E8", light.ink],
    ["#7DB0D6", light.ink],
    ["#2F74A9", "#FFFFFF"],
    ["#083F6C", "#FFFFFF"],
  ],
  dark: [
    ["#16324A", "#FFFFFF"],
    ["#1F5078", "#FFFFFF"],
    ["#2F75A8", "#FFFFFF"],
    ["#62A6D6", "#0A1620"],
    ["#B0D8F5", "#0A1620"],
  ],
};

/** At most four series a chart, each with its own mark as well. */
export const CHART: Readonly<Record<Theme, readonly string[]>> & { readonly marks: readonly string[] } = {
  light: ["#0B5A94", "#B86E00", "#7A2E12", "#13212C"],
  dark: ["#7FBCEB", "#F0BE62", "#D9683C", "#EAF1F6"],
  marks: ["●", "■", "▲", "◆"],
};
