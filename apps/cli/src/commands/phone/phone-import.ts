/** `bluezone phone import`: takes a log of what another app heard into the phone. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { DATA } from "../../phone-options.ts";

export const phoneImport = command({
  about:
    "Takes a log of another exposure notification app into the phone: {records: [{rpi, sightings: [{t, rssi, aem, previous_scan}]}]}, bytes in hex, times in unix seconds; previous_scan is when the scan before began, and may be missing. Readings older than 14 days, in the future, or outside -127 to 20 dBm are left out. Taken twice a log counts once. The next phone check matches it with every list of the last 14 days. Its time is reckoned by GAEN's rule: readings of one key at most 25.5 seconds apart are one scan, which is worth the whole minutes since the scan before, five at most, two when that is not known.",
  arguments: [{ form: "FILE", about: "JSON: the log, at most 64 MiB" }],
  options: DATA,
  example: "bluezone phone import log.json --data phone",
  async run(given, [file]) {
    const { fromHex } = await import("@bluezone/protocol/bytes");
    const { fromUnixSeconds } = await import("@bluezone/protocol/time");
    const { withPhone } = await import("../../headless.ts");
    const { readSightings } = await import("../../sightings-file.ts");
    const records = await readSightings(file);
    function* readings() {
      for (const { rpi, sightings } of records)
        for (const { t, rssi, aem, previous_scan: before } of sightings)
          yield {
            rpi: fromHex(rpi),
            aem: fromHex(aem),
            at: fromUnixSeconds(t),
            rssi,
            ...(before === undefined || before === 0 ? {} : { previousScan: fromUnixSeconds(before) }),
          };
    }
    const imported = await withPhone(
      given,
      false,
      () => undefined,
      async ({ phone }) => {
        const tally = await phone.importLog(readings());
        const { panel, bars } = phone.state();
        if ([panel, ...bars].some(({ is }) => is === "storage-full"))
          throw new Failure(
            "configuration",
            "the phone's store cannot be written; make room and import again.",
          );
        return tally;
      },
    );
    const { taken, known, leftOut } = imported;
    return {
      json: imported,
      text: [
        `${taken} readings taken${known > 0 ? `, ${known} were there before` : ""}.`,
        ...(leftOut > 0
          ? [
              `${leftOut} left out: older than 14 days, in the future, of no radio's loudness, or too many at once.`,
            ]
          : []),
        `Match them with: bluezone phone check --data ${given.data}`,
      ].join("\n"),
    };
  },
});
