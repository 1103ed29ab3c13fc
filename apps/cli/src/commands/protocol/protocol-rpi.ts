/** `bluezone protocol rpi`: from a key to the identifiers (and encrypted metadata) of its intervals. */
import { createCipheriv } from "node:crypto";
import { toHex } from "@bluezone/protocol/bytes";
import { aemKey } from "@bluezone/protocol/identity/aem";
import { rpis } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { hex, maybe, whole } from "../../option.ts";

export const protocolRpi = command({
  about:
    "Derives the rolling proximity identifiers of a temporary exposure key: one for each interval of 10 minutes, beginning with interval START. With --metadata also what stands beside each in the air, encrypted for that identifier (AEM).",
  options: {
    tek: hex(16, "The temporary exposure key."),
    start: whole("ENIN", 0, 0xffff_ffff, "The first interval: unix seconds divided by 600."),
    count: {
      ...whole("N", 1, INTERVALS_PER_DAY, "How many intervals, 1 to 144."),
      otherwise: INTERVALS_PER_DAY,
    },
    metadata: maybe(hex(4, "The metadata in clear, to encrypt beside each identifier.")),
  },
  example: "bluezone protocol rpi --tek 75c734c6dd1a782de7a965da5eb93125 --start 2642976 --count 2 --json",
  async run({ tek: key, start, count, metadata }) {
    if (start + count - 1 > 0xffff_ffff)
      throw new Failure("usage", "--start and --count must end at interval 4294967295 or before.");
    const sealing = metadata && aemKey(key);
    const intervals = rpis(tek(key, Enin(start), count)).map(({ enin, rpi }) => ({
      enin,
      rpi: toHex(rpi),
      ...(sealing && metadata ? { aem: toHex(encrypt(sealing, rpi, metadata)) } : {}),
    }));
    const line = (of: (typeof intervals)[number]) => [of.enin, of.rpi, of.aem].filter(Boolean).join("  ");
    return { json: intervals, text: intervals.map(line).join("\n") };
  },
});

/**
 * AES-128-CTR as GAEN's cryptography specification has it ("Associated Encrypted Metadata"), over any 4 bytes: the
 * protocol's own `sealMetadata` takes only metadata that a phone sends.
 */
function encrypt(key: Uint8Array, rpi: Uint8Array, metadata: Uint8Array): Uint8Array {
  return createCipheriv("aes-128-ctr", key, rpi).update(metadata);
}
