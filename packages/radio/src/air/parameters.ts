/**
 * Every number of the simulated air, with its source. Fitted values come from `fit-run.ts`, run on 2026-11-24 over the
 * Herald table and the tram table beside this file; `parameters.test.ts` fits them again. docs/air-fit.md shows how
 * badly the data follow any curve. "Assumed" says that no figure was found and names what bounds the choice.
 */
import type { Metres } from "./distance.ts";

/**
 * The transmit power that a mean phone declares, in dBm. Chosen, not measured: it puts two phones in the hand, 2 m apart in
 * the open air, at 59 dB, the middle of the 55–63 dB that national exposure notification thresholds used for 2 m.
 */
export const DECLARED_TX_POWER = -13;

/**
 * dB for one phone, by how it is carried.
 * hand: Nielsen et al., EuCAP 2012: body loss of a held handset typically below 6 dB, up to 15.
 * pocket, bag: Ng, Spachos and Plataniotis, IEEE Systems Journal 2021, data set rss_smartphone: at 5 m the last minute
 * reads about −90 dBm hand to hand, −99 pocket to pocket, −98 backpack to backpack, so 5 and 4 dB a phone more than the
 * hand; a lower bound, because what was too weak to hear is not in it.
 * turning: Leith and Farrell 2020 (bus): people in their seats move attenuation by ±10 dB, read here as two standard
 * deviations of two pocketed phones; assumed less in the hand.
 */
export const CARRIAGE = {
  hand: { loss: 3, turning: 2 },
  pocket: { loss: 8, turning: 3.5 },
  bag: { loss: 7, turning: 3.5 },
} as const;

/**
 * Standard deviation between the ten phone models of the Herald data, in dB, fitted. Most of the transmit spread lies between
 * iPhones, which can't be turned down, and Androids set to −15 or −16 dBm. Google's exposure notification risk FAQ
 * gives about 30 dB from the quietest to the loudest Android: the same order.
 */
export const OFFSET_SPREAD = { transmit: 9, receive: 4.6 } as const;

/** ms. Assumed: people turn within minutes; nobody holds a phone still to half a wavelength (6 cm) for long. */
const TURN_IN_THE_OPEN = 2 * 60_000;
/** ms. The tram's rows of 15 minutes differ more from each other than within: its passengers kept their seats. */
const TURN_IN_A_SEAT = 30 * 60_000;
const ECHOES = 15_000;

/**
 * dBm. Fitted to the share of adverts that arrived in weak cells. Chips claim −96 (Nordic nRF54L15 data sheet, short
 * packets); the standard asks for −70 only.
 */
const SENSITIVITY = -93;
/** Where the ground echo of two phones 1.2 m up begins to cancel the direct path: 4·h²/λ = 46 m; beyond 60 m nothing. */
const RANGE = 60 as Metres;
/** Fitted: the share of reflections that both directions of a recording have in common. */
const RECIPROCITY = 0.55;
/** Fitted: root mean square over cells of the deviation within a cell, in dB. */
const PACKET = 3.6;

/** Fitted to the Herald table; beyond 2 m free space (Friis), as the data end at 3.5 m. */
export const OPEN_AIR = {
  pathLoss: { at1m: -63.8, nearExponent: 0.79, breakAt: 2 as Metres, farExponent: 2 },
  fading: {
    // Fitted: the same pair measured again on another day differs by this much.
    posture: { sd: 2, time: TURN_IN_THE_OPEN },
    // Fitted: cells about the slope of their run.
    reflections: { sd: 3.9, time: ECHOES },
    reciprocity: RECIPROCITY,
    packet: PACKET,
  },
  sensitivity: SENSITIVITY,
  range: RANGE,
} as const;

/** Fitted to the tram (Leith and Farrell 2020), brought to dBm by `DECLARED_TX_POWER` and the mean carriage loss of two. */
export const VEHICLE = {
  pathLoss: { at1m: -64.9, nearExponent: 0.37, breakAt: 5.2 as Metres, farExponent: 2 },
  fading: {
    posture: { sd: 2.8, time: TURN_IN_A_SEAT },
    reflections: { sd: 3.5, time: ECHOES },
    reciprocity: RECIPROCITY,
    packet: PACKET,
  },
  sensitivity: SENSITIVITY,
  range: RANGE,
} as const;
