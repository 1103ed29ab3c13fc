/** Two weeks of listening among fifty phones, eight hours a day: 2,016 documents with some 336,000 minutes, packed. */
import { seededRandom } from "@bluezone/device/doubles/random";
import { packHeard } from "@bluezone/device/packed-log";
import { toBase64 } from "@bluezone/protocol/bytes";
import { Instant, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";

const DOCUMENTS = 14 * 144;
const IDENTIFIERS = 33;
const EACH = 5;

export function busyWeeks(): string[] {
  const random = seededRandom("busy weeks");
  return Array.from({ length: DOCUMENTS }, (_, n) => {
    const heard = Array.from({ length: IDENTIFIERS }, () => ({
      rpi: toBase64(random.bytes(16)),
      aem: toBase64(random.bytes(4)),
      minutes: Array.from({ length: EACH }, (__, m) => ({
        mono: Milliseconds(Minutes(10 * n + 2 * m) + Seconds(random.bytes(1)[0]! % 60)),
        count: 3,
        mean: -70 - (random.bytes(1)[0]! % 20),
        best: -68,
        gap: Seconds(60),
      })),
    }));
    return packHeard({ boot: 1, until: Instant(0), heard }) ?? "";
  });
}
