/** Which codes are a case's own: what steps from a result to a share are counted of, wherever they are told. */
import { type RawBuilder, sql as raw } from "kysely";

/** Whether a row of `case_code` is a code that was made of a result; the code that tells of a revised result is none. */
export const isOfResult = (row = "case_code"): RawBuilder<boolean> =>
  raw<boolean>`${raw.ref(`${row}.made`)} and ${raw.ref(`${row}.way`)} <> 'revised'`;
