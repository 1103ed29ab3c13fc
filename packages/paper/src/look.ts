/** What print takes from the look: the mark and the colours of light surfaces. On paper blue and amber carry no meaning of their own. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import { COLOURS } from "@bluezone/ui/tokens";

const { light } = COLOURS;

/** Colours as "#rrggbb". */
export const LOOK = {
  ink: light.ink,
  ink2: light.ink2,
  line: light.line,
  brand: light.brand,
  /** The ground of posters, with white on it. */
  ground: light["brand-deep"],
  /** Around the key message. */
  act: light["panel-act"],
  tintAct: light["tint-act"],
  /** Two circles and a grain of rice, as SVG. */
  logo: LOGO_SVG,
} as const;
