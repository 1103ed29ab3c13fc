/** Two changes of one record put together, before the reader is asked about what both touched. */

/** What somebody else saved, with what was changed here since `seen` over it: what nobody touched here is theirs. */
export const mineOver = <Values extends object>(theirs: Values, seen: Values, typed: Values): Values => ({
  ...theirs,
  ...Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => value !== seen[name as keyof Values]),
  ),
});
