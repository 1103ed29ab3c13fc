/**
 * The target of 7-1-7: an outbreak is detected within 7 days of its emergence, notified within 1 day of its detection, and the
 * first measures are complete within 7 days of its notification.
 * Source: T. R. Frieden et al., "7-1-7: an organising principle, target, and accountability metric to make the world safer from
 * pandemics", Lancet 2021; 398:638–640.
 */
export const SEVEN_ONE_SEVEN = { detect: 7, notify: 1, respond: 7 } as const;
/** One of its three steps. */
export type SpeedStep = keyof typeof SEVEN_ONE_SEVEN;
