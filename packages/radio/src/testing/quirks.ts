/**
 * Where BlueZ's emulator 5.82 differs from the specification and from real controllers. Tests take account of these; product code
 * never does.
 *
 * - It says on the socket that it has no features, and obeys extended commands all the same (`DRIVE`).
 * - A legacy advert is reported once for each enabling, never repeated: what is timed uses extended commands.
 * - The level of reports is always unknown, and that of links always the same (`LEVEL_OF_LINKS`).
 * - A legacy scan begins with an empty report from a set's public address, which no controller sends (`withoutGhost`).
 * - The duplicate filter, scan windows and a number of events are accepted and ignored.
 * - A peer that is killed ends no link: there is no supervision time-out.
 * - Create Connection Cancel is always disallowed; that nobody is there is told at once (0x3E).
 * - Two links of one controller get the same handle.
 * - A set whose duration is over is forgotten, not only disabled.
 * - Create Connection of one kind, legacy or extended, never reaches an advert of the other (`TO_LEGACY_PEERS`).
 * - A restarted or crowded emulator may refuse a line: sixteen controllers at most, made one after another.
 */
import type { Drive } from "../host/controller.ts";
import type { Report } from "../host/report.ts";

/** Which commands to use, since it does not say. */
export const DRIVE: Drive = "extended";

/** Which commands make links with hosts that use the legacy ones. */
export const TO_LEGACY_PEERS: Drive = "legacy";

/** What Read RSSI says of every link, in dBm. */
export const LEVEL_OF_LINKS = -1;

/** The reports that a real controller would send too. */
export const withoutGhost = (reports: readonly Report[]): Report[] => reports.filter(({ random }) => random);
