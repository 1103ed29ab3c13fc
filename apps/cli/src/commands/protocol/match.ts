/** `bluezone match`: which keys of export files a log of sightings heard. */
import { command } from "../../command.ts";
import { path, several, whole } from "../../option.ts";

/** GAEN's own: twelve intervals before and after. */
const TOLERANCE = 120;

/** What a phone takes for a transmit power (GAEN, and `metadata` of the protocol). */
const isPower = (dBm: number): boolean => dBm >= -50 && dBm <= 20;

export const match = command({
  about:
    "Looks which keys of export files were heard, and lists every sighting of each: the interval of the identifier, when and how loud it was heard, the transmit power that its metadata says under that key, and the attenuation, max(0, power - rssi). A sighting counts when it lies at most --tolerance away from its identifier's interval, counted in whole intervals of 10 minutes: 120 is GAEN's rule, 20 comes near Bluezone's. Revised keys are keys; a key that any of the files revokes is left out. Phones are stricter: they drop powers outside -50 to 20 dBm, and what was heard after a file carried the key.",
  options: {
    export: several(path("FILE", "Export files, zip or bare export.bin, at most 64 MiB each.")),
    sightings: path("FILE", "JSON: the log, {records: [{rpi, sightings: [{t, rssi, aem}]}]}."),
    tolerance: {
      ...whole("MINUTES", 0, 20_160, "How far from its interval a sighting may be."),
      otherwise: TOLERANCE,
    },
  },
  example: "bluezone match --export 1609053000-1609053600-00001.zip --sightings log.json --json",
  async run({ export: files, sightings: log, tolerance }) {
    const { readExportFile } = await import("../../export-file.ts");
    const { Matching } = await import("../../matched.ts");
    const { readSightings } = await import("../../sightings-file.ts");
    const { shownTime } = await import("../../shown.ts");
    const matching = new Matching(await readSightings(log), Math.floor(tolerance / 10));
    for (const file of files) {
      const { keys, revisedKeys } = await readExportFile(file);
      matching.add(keys);
      matching.add(revisedKeys);
    }
    const matched = matching.matched();
    const odd = matched.flatMap(({ sightings }) => sightings).filter(({ txPower }) => !isPower(txPower));
    return {
      json: { matched },
      text: [
        matched.length === 0
          ? "No key was heard."
          : `${matched.length} ${matched.length === 1 ? "key was" : "keys were"} heard.`,
        ...matched.flatMap(({ tek, rollingStart, rollingPeriod, sightings }) => [
          `${tek}  from interval ${rollingStart}, ${rollingPeriod} intervals`,
          ...sightings.map(
            ({ enin, t, rssi, txPower, attenuation }) =>
              `  ${shownTime(t)}  interval ${enin}  rssi ${rssi}  power ${txPower}  attenuation ${attenuation}`,
          ),
        ]),
        ...(odd.length > 0 ? [`${odd.length} with a power that no phone sends; a phone drops them.`] : []),
      ].join("\n"),
    };
  },
});
