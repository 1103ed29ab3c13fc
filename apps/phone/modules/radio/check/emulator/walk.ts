/** The first run of somebody of 16 or over who agrees to sensing and to nothing else, by the `testID`s of what is tapped. */
export const WALK = [
  "promise-near",
  "promise-kept",
  "promise-choice",
  "choice-16-up",
  "sensing",
  "agree",
] as const;
/** What may come after it, the end first: a page for each permission, or none. */
export const AFTER = ["finish", "next", "later"] as const;
