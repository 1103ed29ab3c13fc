/**
 * How a text travels as SMS and what it costs: 3GPP TS 23.038 (GSM 7-bit default alphabet and its extension table,
 * UCS-2) and 23.040 (a part of a long message gives 6 octets to its header).
 */

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Reached through an escape, so each costs two septets, which one part holds together. */
const EXTENSION = new Set("\f^{}\\[~]|€");
/** Units that fit into a message of one part, and into each part of a longer one. */
const ROOM = { gsm7: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } } as const;

/** The size of a text message. */
export interface SmsSize {
  readonly encoding: "gsm7" | "ucs2";
  /** Septets (GSM-7) or UTF-16 code units (UCS-2) of the whole text. */
  readonly units: number;
  /** How many messages are sent and paid; 0 for an empty text. */
  readonly parts: number;
  /** Units that may still be added, in the same encoding, before another part begins. */
  readonly room: number;
}

/**
 * The size of a text as it would be sent: one letter outside GSM-7 makes the whole message UCS-2. Vietnamese with
 * accents nearly always is; `unaccent` brings it back. Text is counted as given: make it NFC first.
 */
export function smsSize(text: string): SmsSize {
  const signs = [...text];
  const encoding = signs.every((sign) => BASIC.has(sign) || EXTENSION.has(sign)) ? "gsm7" : "ucs2";
  const costs = signs.map((sign) => (encoding === "gsm7" ? (EXTENSION.has(sign) ? 2 : 1) : sign.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const { single, part } = ROOM[encoding];
  if (units <= single) return { encoding, units, parts: units === 0 ? 0 : 1, room: single - units };
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > part) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return { encoding, units, parts, room: part - used };
}
