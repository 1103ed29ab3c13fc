/** What slices above do when something happens to a case. Whoever puts the server together says what that is. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import type { recordCase } from "@bluezone/contract/health/cases";
import type { Change, ChangeEntry } from "@bluezone/desk/change";
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Tables, Transaction } from "../tables.ts";

/** A case that was just recorded, as it was asked for. */
export type RecordedCase = {
  readonly caseId: string;
  readonly asked: RequestOf<typeof recordCase>;
  readonly caller: Viewer;
  /** Runs what is changed afterwards. */
  readonly change: Change<Tables>;
};
/** What became of its code. */
export type CodeOfRecorded = Pick<ResponseOf<typeof recordCase>, "code" | "shortCode">;

/** That somebody died, by the records of them: on which day, by whose change, when. */
export type Died = {
  readonly people: readonly string[];
  readonly day: Day;
  readonly by: string;
  readonly now: Instant;
};

/** Ends the follow-ups of contacts who became a case; an audit entry for each that had any. */
export type EndFollowUps = (
  trx: Transaction,
  contactIds: readonly string[],
  ended: { readonly by: string; readonly now: Instant },
) => Promise<readonly ChangeEntry[]>;

export type CaseHooks = {
  /** Sends the code of a case, once the transaction that recorded it is over. */
  readonly sendCode: (recorded: RecordedCase) => Promise<CodeOfRecorded>;
  /** Tells somebody whose case was discarded, where a code of the former class may have reached them; whether it did. */
  readonly tellRevised: (
    trx: Transaction,
    revised: { readonly caseId: string; readonly by: string; readonly now: Instant },
  ) => Promise<boolean>;
  /** Ends the codes of a case that nobody has used. */
  readonly endCodes: (trx: Transaction, caseId: string, now: Instant) => Promise<unknown>;
  /** Ends whatever would ring or visit somebody who died; an audit entry for each thing. */
  readonly endOfDead: (trx: Transaction, died: Died) => Promise<readonly ChangeEntry[]>;
  readonly endFollowUps: EndFollowUps;
  /** Gives the contacts of one case to another, or `only` some of them; the ids of those that went. */
  readonly moveContacts: (
    trx: Transaction,
    fromCase: string,
    toCase: string,
    only?: readonly string[],
  ) => Promise<readonly string[]>;
};
