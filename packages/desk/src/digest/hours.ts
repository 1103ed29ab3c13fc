/** At which hours a digest can be asked for. */
import { DIGEST_HOURS } from "@bluezone/contract/digest";

/** The hours in order; undefined where none, too many, one twice or one out of range is asked for. */
export function readHours(asked: readonly number[]): readonly number[] | undefined {
  const { first, last, most } = DIGEST_HOURS;
  const hours = [...new Set(asked)].sort((a, b) => a - b);
  const right = hours.every((hour) => hour >= first && hour <= last);
  return right && hours.length === asked.length && hours.length > 0 && hours.length <= most
    ? hours
    : undefined;
}
