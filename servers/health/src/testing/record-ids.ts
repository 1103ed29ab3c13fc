/** Ids of records as a desk draws them, one after another: the same in each run. */
export function recordIds(): () => string {
  let drawn = 0;
  return () => (++drawn).toString(16).padStart(24, "0");
}
