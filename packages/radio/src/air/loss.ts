/**
 * Which packets arrive. Bluetooth defines sensitivity as the level with a bit error rate of 0.1 % (Core Specification
 * vol. 6 part A §4.1); errors away from it follow non-coherent frequency-shift keying, BER = ½·exp(−SNR/2)
 * (Proakis, Digital Communications). Collisions follow unslotted ALOHA: adverts are sent without listening first.
 */

/** An advert on the air: preamble 1, access address 4, header 2, address 6, data 31, CRC 3 bytes, at 1 Mbit/s. */
const ADVERT_BITS = 47 * 8;
/** A scan request: as above, with two addresses and no data. */
const SCAN_REQUEST_BITS = 22 * 8;
/** A packet of a link with nothing in it: preamble 1, access address 4, header 2, CRC 3 bytes. */
const EMPTY_BITS = 10 * 8;
/** −ln(2 × 0.001): the exponent that gives 0.1 % at sensitivity. */
const AT_SENSITIVITY = -Math.log(2 * 0.001);

/** The probability that a packet of `bits` arrives whole at `margin` dB above sensitivity (below: negative). */
function arrives(margin: number, bits: number): number {
  if (margin > 8) return 1;
  if (margin < -8) return 0;
  const bitErrorRate = 0.5 * Math.exp(-AT_SENSITIVITY * 10 ** (margin / 10));
  return (1 - bitErrorRate) ** bits;
}

/** The probability that an advert or a full scan response arrives. */
export const advertArrives = (margin: number): number => arrives(margin, ADVERT_BITS);
/** The probability that a scan request arrives. */
export const scanRequestArrives = (margin: number): number => arrives(margin, SCAN_REQUEST_BITS);
/** The probability that a packet arrives that only keeps a link alive. */
export const linkPacketArrives = (margin: number): number => arrives(margin, EMPTY_BITS);

/** The probability that none of `others` advertisers, each once in `interval` ms, hits an advert. Capture is left out. */
export const staysClear = (others: number, interval: number): number =>
  Math.exp((-2 * others * (ADVERT_BITS / 1_000)) / interval);
