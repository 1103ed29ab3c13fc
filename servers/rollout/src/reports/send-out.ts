/** A paper goes out: it takes its number, is set once to see that it fits, and is kept. */
import { Fault } from "@bluezone/contract/fault";
import type { Outgoing, PaperHead } from "@bluezone/contract/rollout/reports";
import type { Unit } from "@bluezone/contract/units";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { PaperLimit } from "@bluezone/paper/limit";
import type { OfficialPaper } from "@bluezone/paper/official";
import { printed } from "@bluezone/paper/official-print";
import { type Day, dayOf, isoDay } from "@bluezone/protocol/time";
import { type Random, randomText } from "@bluezone/server-kit/time/random";
import { ms, type Tables } from "../tables.ts";
import { findPaper, keepPaper, outgoingOf, takeNumber } from "./store.ts";

/** What goes out. `paper` makes it of its number and day; exactly one of `week` and `clientId` tells it from others. */
export type Dispatch = {
  readonly unit: Unit;
  readonly kind: Outgoing["kind"];
  readonly head: PaperHead;
  readonly subject: string;
  readonly firstNumber: number;
  readonly weekDay: Day | null;
  readonly clientId: string | null;
  readonly rows: string | null;
  readonly paper: (number: number, day: Day) => OfficialPaper;
};

/** Throws Fault `does_not_fit` for what no page can hold. */
function mustFit(paper: OfficialPaper): void {
  try {
    printed(paper);
  } catch (thrown) {
    if (thrown instanceof PaperLimit) throw new Fault("does_not_fit", thrown.message);
    throw thrown;
  }
}

/** Sends a paper out. Throws Fault `conflict` when it is out already, and takes no number then. */
export async function sendOut(
  { trx, now, caller }: ChangeContext<Tables>,
  random: Random,
  outgo: Dispatch,
): Promise<ChangeResult<{ paper: Outgoing }>> {
  const { unit, head, kind, subject, weekDay, clientId, rows } = outgo;
  const day = dayOf(now, "vietnam");
  const year = Number(isoDay(day).slice(0, 4));
  const number = await takeNumber(trx, unit.id, head.symbol, year, outgo.firstNumber);
  const paper = outgo.paper(number, day);
  mustFit(paper);
  const id = randomText(random, 20).replace(/^[-_]/, "p");
  const kept = await keepPaper(trx, {
    id,
    kind,
    unit_id: unit.id,
    unit_path: unit.path,
    symbol: head.symbol,
    year,
    number,
    day,
    week_day: weekDay,
    client_id: clientId,
    subject,
    head: JSON.stringify(head),
    content: JSON.stringify(paper),
    rows,
    by_id: caller.id,
    closed_ms: ms(now),
  });
  if (!kept) throw new Fault("conflict", "This has gone out already.");
  const row = await findPaper(trx, { paths: [unit.path] }, id);
  if (!row) throw new TypeError("what was just kept is there");
  return changed(
    { paper: outgoingOf(row) },
    {
      action: kind === "letter" ? "reports.letter" : "reports.close",
      subject: id,
      fields: ["number", "head", "subject", "body"],
    },
  );
}
