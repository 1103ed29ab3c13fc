/** Who goes through what somebody kept, for secrets in any usual spelling. */

/** Where which secret was found, and in which spelling. */
export type Trace = {
  readonly place: string;
  readonly secret: string;
  readonly spelling: "raw" | "hex" | "base64";
};

/** What is looked for: a name that may be shown, and its bytes; of a text its UTF-8. */
export type Secrets = ReadonlyMap<string, Uint8Array>;

/** Where it is looked for: by name, everything that is there. */
export type Places = Readonly<Record<string, Uint8Array>>;

/** Fewer characters than this are found by chance and mean nothing. */
const LEAST = 8;

/**
 * The characters of base64 in which these bytes alone are written when `before` other bytes (0 to 2, modulo 3) stand in
 * front of them: the first and the last may be shared with neighbours and are left out.
 */
function insideBase64(bytes: Uint8Array, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/**
 * Every trace of every secret: raw, in hex of either case, and in base64 or base64url at each of the three places where
 * it can begin in a longer text. Throws RangeError for a secret so short that chance would find it.
 */
export function search(places: Places, secrets: Secrets): Trace[] {
  const traces: Trace[] = [];
  for (const [place, bytes] of Object.entries(places)) {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = raw.toString("latin1");
    const lower = Buffer.from(
      text.replace(/[A-F]/g, (letter) => letter.toLowerCase()),
      "latin1",
    );
    const standard = Buffer.from(
      text.replace(/[-_]/g, (sign) => (sign === "-" ? "+" : "/")),
      "latin1",
    );
    for (const [secret, wanted] of secrets) {
      if (wanted.length < LEAST) throw new RangeError(`${secret} has fewer than ${LEAST} bytes`);
      const found = (spelling: Trace["spelling"]): void => void traces.push({ place, secret, spelling });
      if (raw.includes(Buffer.from(wanted))) found("raw");
      if (lower.includes(Buffer.from(wanted).toString("hex"), 0, "latin1")) found("hex");
      if ([0, 1, 2].some((before) => standard.includes(insideBase64(wanted, before), 0, "latin1")))
        found("base64");
    }
  }
  return traces;
}
