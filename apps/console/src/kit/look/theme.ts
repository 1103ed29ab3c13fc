/** Mantine in our colours, type and sizes: every colour is one of the tokens, so light and dark follow from them. */
import { FONTS, RADIUS, SPACE, TYPE } from "@bluezone/ui/tokens";
import { type CSSVariablesResolver, createTheme, type VariantColorsResolver } from "@mantine/core";

const rem = (px: number): string => `${px / 16}rem`;
const tokenShades = Array.from({ length: 10 }, () => "var(--brand)") as unknown as readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** A button is full (the main one), in outline (all others), or bare; `color="danger"` is for what deletes. */
const colours: VariantColorsResolver = ({ color, variant }) => {
  const danger = color === "danger" || color === "red";
  const own = danger ? "var(--text-danger)" : "var(--brand)";
  const tint = danger ? "var(--tint-danger)" : "var(--tint-well)";
  if (variant === "filled")
    return {
      background: own,
      hover: danger ? own : "var(--brand-deep)",
      color: danger ? "var(--surface)" : "var(--on-brand)",
      border: "1px solid transparent",
    };
  if (variant === "light")
    return { background: tint, hover: tint, color: own, border: "1px solid transparent" };
  const bare = variant === "subtle" || variant === "transparent";
  return {
    background: bare ? "transparent" : "var(--surface)",
    hover: tint,
    color: own,
    border: `1px solid ${bare ? "transparent" : "var(--edge)"}`,
  };
};

const { body, small, heading, title, display } = TYPE.desk;
const headingOf = ({ size, line, weight }: typeof title | typeof heading) => ({
  fontSize: rem(size),
  lineHeight: String(line / size),
  fontWeight: String(weight),
});

/** The theme that the whole desk stands in. */
export const theme = createTheme({
  fontFamily: FONTS.screen,
  fontFamilyMonospace: "ui-monospace, monospace",
  fontSizes: {
    xs: rem(small.size),
    sm: rem(body.size),
    md: rem(body.size),
    lg: rem(heading.size),
    xl: rem(title.size),
  },
  lineHeights: {
    xs: String(small.line / small.size),
    sm: String(body.line / body.size),
    md: String(body.line / body.size),
    lg: String(heading.line / heading.size),
    xl: String(title.line / title.size),
  },
  headings: {
    fontFamily: FONTS.screen,
    textWrap: "balance",
    sizes: {
      h1: headingOf(title),
      h2: headingOf(heading),
      h3: { fontSize: rem(body.size), lineHeight: String(body.line / body.size), fontWeight: "600" },
      h4: { fontSize: rem(body.size), lineHeight: String(body.line / body.size), fontWeight: "600" },
      h5: { fontSize: rem(small.size), lineHeight: String(small.line / small.size), fontWeight: "600" },
      h6: { fontSize: rem(display.size), lineHeight: String(display.line / display.size), fontWeight: "600" },
    },
  },
  spacing: { xs: rem(SPACE[1]), sm: rem(SPACE[2]), md: rem(SPACE[3]), lg: rem(SPACE[4]), xl: rem(SPACE[5]) },
  radius: {
    xs: rem(RADIUS.small),
    sm: rem(RADIUS.small),
    md: rem(RADIUS.medium),
    lg: rem(RADIUS.large),
    xl: rem(RADIUS.large),
  },
  defaultRadius: "sm",
  colors: {
    brand: tokenShades,
    danger: Array.from({ length: 10 }, () => "var(--text-danger)") as unknown as typeof tokenShades,
  },
  primaryColor: "brand",
  variantColorResolver: colours,
  cursorType: "pointer",
  focusRing: "never",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { variant: "default", radius: "md" } },
    ActionIcon: { defaultProps: { variant: "subtle", size: 36, radius: "md" } },
    ModalRoot: { defaultProps: { centered: true, radius: "md", transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Chip: { defaultProps: { variant: "outline", size: "md", radius: "sm" } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 } } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 0 } }, allowDeselect: false } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 } } },
  },
});

/** Mantine's own variables, each set to a token. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink2)",
    "--mantine-color-placeholder": "var(--ink2)",
    "--mantine-color-anchor": "var(--brand)",
    "--mantine-color-error": "var(--text-danger)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--tint-well)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--edge)",
    "--mantine-color-disabled": "var(--sunken)",
    "--mantine-color-disabled-color": "var(--ink2)",
    "--mantine-color-disabled-border": "var(--edge)",
    "--mantine-primary-color-filled": "var(--brand)",
    "--mantine-primary-color-filled-hover": "var(--brand-deep)",
    "--mantine-primary-color-light": "var(--tint-well)",
    "--mantine-primary-color-light-hover": "var(--tint-well)",
    "--mantine-primary-color-light-color": "var(--text-well)",
    "--mantine-color-brand-filled": "var(--brand)",
    "--mantine-color-brand-light": "var(--tint-well)",
    "--mantine-color-brand-light-color": "var(--text-well)",
    "--mantine-primary-color-contrast": "var(--on-brand)",
  };
  // The greys that Mantine's parts take by themselves: edges, grounds of fields and lists, what lies under the pointer.
  return {
    variables: {},
    light: { ...both, "--mantine-color-gray-4": "var(--edge)", "--mantine-color-gray-3": "var(--edge)" },
    dark: {
      ...both,
      "--mantine-color-dark-4": "var(--edge)",
      "--mantine-color-dark-5": "var(--sunken)",
      "--mantine-color-dark-6": "var(--surface)",
    },
  };
};
