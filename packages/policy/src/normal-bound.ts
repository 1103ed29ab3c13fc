/** The bound of 95 % intervals: 97.5 in 100 of a normal distribution lie below so many deviations. */
export const NORMAL_BOUND = 1.959964;
