/** The tokens as CSS custom properties: `--ink`, `--space-4`, `--radius-medium`, `--font-body`, `--map-1` … */
import {
  CHART,
  COLOURS,
  ELEVATION,
  FOCUS,
  FONTS,
  MAP_CLASSES,
  MOTION_MS,
  RADIUS,
  type Reading,
  SPACE,
  TARGETS,
  type Theme,
  TYPE,
  type TypeStep,
} from "./tokens.ts";

type Properties = readonly (readonly [name: string, value: string | number])[];

function themed(theme: Theme): Properties {
  const shadow = (name: keyof typeof ELEVATION): string => (theme === "light" ? ELEVATION[name] : "none");
  return [
    ["color-scheme", theme],
    ...Object.entries(COLOURS[theme]).map(([name, colour]) => [`--${name}`, colour] as const),
    ...MAP_CLASSES[theme].flatMap(
      ([fill, text], i) =>
        [
          [`--map-${i + 1}`, fill],
          [`--on-map-${i + 1}`, text],
        ] as const,
    ),
    ...CHART[theme].map((colour, i) => [`--chart-${i + 1}`, colour] as const),
    ["--shadow-bar", shadow("bar")],
    ["--shadow-dialog", shadow("dialog")],
  ];
}

function common(reading: Reading, font: string): Properties {
  // Sizes in rem follow the reader's own text size; the line keeps its share of it.
  const type = ({ size, line, weight }: TypeStep): string =>
    `${weight} ${size / 16}rem/${line / size} ${font}`;
  const target = reading === "phone" ? TARGETS.phone : TARGETS.desk;
  return [
    ...Object.entries(TYPE[reading]).map(([name, step]) => [`--font-${name}`, type(step)] as const),
    ...SPACE.map((px, i) => [`--space-${i + 1}`, `${px}px`] as const),
    ...Object.entries(RADIUS).map(([name, px]) => [`--radius-${name}`, `${px}px`] as const),
    ["--target", `${target}px`],
    ["--focus-ring", `0 0 0 ${FOCUS.gap}px var(--surface), 0 0 0 ${FOCUS.gap + FOCUS.width}px var(--ink)`],
    ["--motion", `${MOTION_MS}ms`],
  ];
}

const rule = (selector: string, properties: Properties): string =>
  `${selector} {\n${properties.map(([name, value]) => `  ${name}: ${value};`).join("\n")}\n}\n`;

/**
 * A style sheet that sets every token on the root element: light, dark where the reader's system asks for it, and
 * `data-theme="light" | "dark"` above both. `reading` picks the type scale and target size; `font` is the family of
 * all text (a page that may load none passes `FONTS.system`). Motion is 0 for readers who asked for less of it.
 */
export function tokensCss(reading: Reading, font: string = FONTS.screen): string {
  const dark = rule(':root:not([data-theme="light"])', themed("dark"));
  return [
    rule(":root", [...themed("light"), ...common(reading, font)]),
    `@media (prefers-color-scheme: dark) {\n${dark}}\n`,
    rule(':root[data-theme="dark"]', themed("dark")),
    `@media (prefers-reduced-motion: reduce) {\n${rule(":root", [["--motion", "0ms"]])}}\n`,
  ].join("");
}
