/** Slots as people type them: "05:30, 11:15, 17:00". */

/** Two to eight times, rising; undefined for anything else. "5h30" and "17" are read too. */
export function typedSlots(typed: string): string[] | undefined {
  const times = typed
    .split(/[,;\s]+/)
    .filter((part) => part !== "")
    .map((part) => {
      const [, hours, minutes = "00"] = /^(\d{1,2})(?:[:h](\d{2})?)?$/.exec(part) ?? [];
      if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
      return `${hours.padStart(2, "0")}:${minutes}`;
    });
  const slots = times.filter((time) => time !== undefined);
  const rising = slots.every((time, i) => i === 0 || slots[i - 1]! < time);
  return slots.length === times.length && slots.length >= 2 && slots.length <= 8 && rising
    ? slots
    : undefined;
}
