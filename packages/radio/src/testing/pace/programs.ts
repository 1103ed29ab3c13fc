/** The programs of this folder, each to be started by `startPeer` and measured by its meter. */
export const PROGRAMS = {
  crowd: new URL("./crowd.ts", import.meta.url),
  ourListener: new URL("./our-listener.ts", import.meta.url),
  nobleListener: new URL("./noble-listener.ts", import.meta.url),
  ourRotator: new URL("./our-rotator.ts", import.meta.url),
  blenoRotator: new URL("./bleno-rotator.ts", import.meta.url),
} as const;
