/** What is said of a first day of symptoms that a phone does not take. */
import { type OnsetFault, onsetBounds } from "@bluezone/device/engine/share/onset-bound";
import { type Instant, isoDay } from "@bluezone/protocol/time";
import { Failure } from "./failure.ts";

const WHY: Readonly<Record<OnsetFault, string>> = {
  onset_too_early: "a key server takes no keys that lie further from the onset",
  onset_in_future: "that day is still to come",
};

/** The failure of a call with such a day, at the phone's own `now`. Nothing was sent. */
export function onsetFailure(fault: OnsetFault, now: Instant): Failure {
  const { first, last } = onsetBounds(now);
  return new Failure(
    "usage",
    `--onset must be a day from ${isoDay(first)} to ${isoDay(last)}, none or unknown: ${WHY[fault]} (${fault}). Nothing was sent.`,
  );
}
