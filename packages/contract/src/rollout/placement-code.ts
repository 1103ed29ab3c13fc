/**
 * The code of a placement: 8 signs of Crockford's base 32 (no I, L, O, U), drawn at random. It stands in a QR code, in a short
 * address and as text on the sheet, and says nothing about where it hangs.
 */
import { z } from "zod";

/** The signs, by value. */
export const PLACEMENT_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** How many there are in a code. */
export const PLACEMENT_CODE_LENGTH = 8;

/** "K7M4P2QD". */
export const PlacementCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  .meta({ id: "PlacementCode" });

/**
 * The code that somebody typed or scanned: "k7m4 p2qd", "K7M4-P2QD", or an address below `home` such as
 * "https://bz.example/i/K7M4P2QD". Undefined when it is none; so is the address of another host, as a sticker over ours has.
 */
export function readPlacementCode(text: string, home: string): string | undefined {
  const written = text.trim();
  const below = written.startsWith(`${home}/`) ? written.slice(home.length) : undefined;
  const bare = below === undefined ? written : (/^(?:\/en)?\/i\/([^/?#]*)$/.exec(below)?.[1] ?? "");
  const code = bare
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return PlacementCode.safeParse(code).success ? code : undefined;
}
