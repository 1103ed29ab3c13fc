/** `bluezone export inspect`: what an export file says of itself, and what its signatures come to. */
import { command } from "../../command.ts";
import { maybe, path } from "../../option.ts";

/** Keys that were left out are all in the JSON; a person reads this many. */
const SHOWN = 20;

export const exportInspect = command({
  about:
    "Shows what an export file says: region, window, batch, how many keys and revised keys it has, which keys are left out and why, and what its signatures come to. Takes a zip or a bare export.bin, of any key server. Without --public-key a signed file is unknown-key. A given key is tried against every signature of the file, whatever name stands beside it: verified when one holds, else invalid.",
  arguments: [{ form: "FILE", about: "an export file, zip or bare export.bin, at most 64 MiB" }],
  options: {
    "public-key": maybe(
      path("FILE", "P-256 public keys: PEM, one or several, certificates too, or a root as JSON."),
    ),
  },
  example: "bluezone export inspect 1609053000-1609053600-00001.zip --public-key export.pem --json",
  async run({ "public-key": pem }, [file]) {
    const { unixSeconds } = await import("@bluezone/protocol/time");
    const { readExportFile } = await import("../../export-file.ts");
    const { readPublicKeys } = await import("../../public-key.ts");
    const { shownInstant } = await import("../../shown.ts");
    const read = await readExportFile(file, pem === undefined ? undefined : await readPublicKeys(pem));
    const { region, start, end, batchNum, batchSize, rejected, signature, signatures } = read;
    const [keys, revisedKeys] = [read.keys.starts.length, read.revisedKeys.starts.length];
    const named = signatures.map(({ keyId, keyVersion }) => `${keyId} ${keyVersion}`.trim());
    return {
      json: {
        region,
        startTimestamp: unixSeconds(start),
        endTimestamp: unixSeconds(end),
        batchNum,
        batchSize,
        keys,
        revisedKeys,
        rejected,
        signature,
      },
      text: [
        `region     ${JSON.stringify(region)}`,
        `window     ${end === 0 ? "not said" : `${shownInstant(start)} to ${shownInstant(end)}`}`,
        `batch      ${batchSize === 0 ? "not said" : `${batchNum} of ${batchSize}`}`,
        `keys       ${keys}`,
        `revised    ${revisedKeys}`,
        `left out   ${rejected.length}`,
        ...rejected.slice(0, SHOWN).map(({ index, reason }) => `  key ${index}: ${reason}`),
        ...(rejected.length > SHOWN ? [`  and ${rejected.length - SHOWN} more; --json has them all`] : []),
        `signature  ${signature}${named.length > 0 ? ` (${named.map((name) => JSON.stringify(name)).join(", ")})` : ""}`,
      ].join("\n"),
    };
  },
});
