/** What the desk asks about a disease: its symptoms, its tests, what is sampled for them. A form's lists come from here. */

/** A disease with its lists, each in the order in which forms show it. */
export type Disease = {
  readonly id: string;
  /** What patients have; "other" is said in words. */
  readonly symptoms: readonly [string, ...string[]];
  readonly tests: readonly [string, ...string[]];
  /** Those of the tests that make a case confirmed. */
  readonly confirming: readonly string[];
  readonly specimens: readonly [string, ...string[]];
};

/**
 * COVID-19, by the ministry's guides to diagnosis and treatment (Quyết định 3468/QĐ-BYT, 2020): a case is confirmed by realtime
 * RT-PCR, from a swab of the nose and throat first.
 */
export const COVID_19 = {
  id: "covid-19",
  symptoms: [
    "fever",
    "cough",
    "throat",
    "breath",
    "tiredness",
    "muscles",
    "head",
    "smell",
    "taste",
    "diarrhoea",
    "other",
  ],
  tests: ["pcr", "rapid"],
  confirming: ["pcr"],
  specimens: ["nose-throat", "throat", "saliva", "sputum", "blood", "other"],
} as const satisfies Disease;
