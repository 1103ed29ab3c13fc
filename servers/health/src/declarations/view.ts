/** A declaration as the contract shows it. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { DECLARATION_KEPT_DAYS, type Declaration } from "@bluezone/contract/health/declarations";
import type { DeclarationAnswers, sendDiary } from "@bluezone/contract/health/send-declaration";
import { Day, isoDay, isoInstant } from "@bluezone/protocol/time";
import { deleteOn } from "../from-phone/delete-on.ts";
import type { PersonSeal } from "../people/sealing.ts";
import { fromMs } from "../tables.ts";
import type { DeclarationRow, DiaryRow } from "./tables.ts";

/** How long declarations are kept, in days: whatever is done with them. */
export const DECLARATION_KEPT = { closed: DECLARATION_KEPT_DAYS, most: DECLARATION_KEPT_DAYS } as const;

type Entry = Pick<RequestOf<typeof sendDiary>, "symptoms"> & { readonly temperature: number | null };

/** Opened, with the days of its diary. `call` is when somebody called who asked for it: null while nobody has, undefined when none was asked for. */
export function declarationOf(
  row: DeclarationRow & { readonly unit_name: string },
  own: PersonSeal,
  { diary, call }: { readonly diary: readonly DiaryRow[]; readonly call: string | null | undefined },
): Declaration {
  const { since, returned, ...said } = JSON.parse(own.open("answers", row.answers)) as DeclarationAnswers;
  return {
    ...said,
    id: row.id,
    receipt: row.receipt,
    unitId: row.unit_id,
    unitName: row.unit_name,
    commune: row.commune,
    made: isoInstant(fromMs(row.made_ms)),
    state: row.state,
    flagged: row.flagged,
    confirmed: row.confirmed,
    call: call === undefined ? "none" : call === null ? "waiting" : "called",
    since: since ?? null,
    returned: returned
      ? {
          province: returned.province ?? null,
          country: returned.country ?? null,
          day: returned.day ?? null,
        }
      : null,
    diary: diary.map(({ day, said: entry }) => ({
      day: isoDay(Day(day)),
      ...(JSON.parse(own.open(`diary/${day}`, entry)) as Entry),
    })),
    deleteOn: deleteOn({ ...row, closed_ms: null }, DECLARATION_KEPT),
    version: row.version,
  };
}
