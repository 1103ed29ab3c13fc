/** What codes say of a case: when each was issued and used, and how many there are. */
import { codesOf } from "../cases/around-store.ts";
import { type CasePart, datedAt } from "../cases/case-part.ts";
import { fromMs } from "../tables.ts";

/** The part. */
export const OF_CASE: CasePart = {
  permission: "codes.read",
  async timeline(sql, { row }) {
    const codes = await codesOf(sql, row.id);
    return codes.flatMap(({ id, issued_ms, by, way, sms, claimed_ms }) => [
      datedAt(fromMs(issued_ms), { kind: "code", way, sms }, { by, id }),
      ...(claimed_ms === null ? [] : [datedAt(fromMs(claimed_ms), { kind: "code-used" }, { id })]),
    ]);
  },
  async summary(sql, { row, now }) {
    const codes = await codesOf(sql, row.id);
    const open = codes.filter(
      ({ until_ms, claimed_ms, ended_ms }) =>
        claimed_ms === null && ended_ms === null && until_ms !== null && fromMs(until_ms) > now,
    );
    return {
      codes: {
        made: codes.filter(({ made }) => made).length,
        used: codes.filter(({ claimed_ms }) => claimed_ms !== null).length,
        open: open.length,
        failed: codes.filter(({ sms, ended_ms }) => sms === "failed" && ended_ms === null).length,
      },
    };
  },
};
