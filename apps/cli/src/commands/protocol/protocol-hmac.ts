/** `bluezone protocol hmac`: from published keys and a secret to the HMACs that a certificate may carry. */
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { tek } from "@bluezone/protocol/identity/tek";
import { publishClearTexts, publishHmac } from "@bluezone/protocol/report/publish-hmac";
import { Enin } from "@bluezone/protocol/time";
import { command } from "../../command.ts";
import { base64, path } from "../../option.ts";

export const protocolHmac = command({
  about:
    "Computes the HMAC that binds a certificate to the keys that are published under it, for every clear text that a key server accepts: with the transmission risk of each key, and, when every risk is 0, also without.",
  options: {
    keys: path("FILE", "JSON: a list of keys as they are published."),
    secret: base64("The secret of the HMAC, as hmacKey is published."),
  },
  example: "bluezone protocol hmac --keys keys.json --secret AQIDBAUGBwgJCgsMDQ4PEA== --json",
  async run({ keys: file, secret }) {
    const { z } = await import("zod");
    const { readJson } = await import("../../input-file.ts");
    const key = z
      .object({
        key: z.string(),
        rollingStartNumber: z.number(),
        rollingPeriod: z.number(),
        transmissionRisk: z.int().min(0).max(8).default(0),
      })
      .transform((given, context) => {
        try {
          const made = tek(fromBase64(given.key), Enin(given.rollingStartNumber), given.rollingPeriod);
          return { ...made, transmissionRisk: given.transmissionRisk };
        } catch {
          context.addIssue({
            code: "custom",
            message: "no key of 16 bytes, or outside the limits of its intervals",
          });
          return z.NEVER;
        }
      });
    const keys = await readJson(
      file,
      z.array(key).min(1),
      'a list of keys such as [{"key": "z2Cx9hdz2SlxZ8GEgqTYpA==", "rollingStartNumber": 2642976, "rollingPeriod": 144, "transmissionRisk": 0}]',
    );
    const macs = publishClearTexts(keys).map((clear) => toBase64(publishHmac(secret, clear)));
    return { json: macs, text: macs.join("\n") };
  },
});
