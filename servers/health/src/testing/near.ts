/** How somebody was near a case, as a request says it: a close contact by the rules of 2020. */
export const NEAR = {
  part: null,
  minutes: 30,
  masked: "no",
  distance: "under-1m",
  touched: false,
  carer: false,
} as const;
