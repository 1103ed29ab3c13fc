/**
 * Where BlueZ's emulator 5.82 differs from the specification and from real controllers. Tests take account of these and name the
 * one they mean; product code never does.
 */
export const QUIRKS = {
  noFeatures:
    "On the socket it says that it has no features, and obeys extended commands all the same: tests choose them by `drive`.",
  legacyOnce:
    "A legacy advert is reported once for each enabling, never repeated: what is timed uses extended commands.",
  levels: "The level of reports is always 127, unknown; Read RSSI says −1 for every link.",
  publicGhost:
    "A legacy scan begins with an empty report from a set's public address, which no controller sends: only random addresses count.",
  noDuplicates: "The duplicate filter, scan windows and the number of events are accepted and ignored.",
  noEnd: "A peer that is killed ends no link: there is no supervision time-out.",
  noCancel: "Create Connection Cancel is always disallowed; nobody there is told at once (0x3E).",
  oneLink: "Two links of one controller get the same handle.",
  sets: "A set whose duration is over is forgotten, not only disabled.",
  sixteen: "Sixteen controllers at most, made one after another.",
} as const;
