/** How long an agreement in advance holds, in days, as the screen says it. */
export const PRE_CONSENT_DAYS = 7;
