/**
 * Changes at a desk, in one form: whom the person reaches, what is locked, which version they saw, the change, and its entry
 * in the audit log, all in one transaction. An endpoint for staff that changes something can be added in no other way.
 */
import type { Endpoint, RequestOf, ResponseOf, Upload } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import type { Call } from "@bluezone/server-kit/http/call";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Entry } from "@bluezone/staff/audit/audit";
import type { Scope } from "@bluezone/staff/scope";
import type { Staff } from "@bluezone/staff/staff";
import type { StaffTables } from "@bluezone/staff/tables";
import type { Viewer } from "@bluezone/staff/viewer";

/** An endpoint for staff that says what they must be allowed to do: where they may do it is whom they reach. */
type WithPermission = { readonly permission: string };
/** An endpoint that changes something, and one that changes nothing. */
type ChangeEndpoint = Endpoint & WithPermission & { readonly reads?: never };
type ReadEndpoint = Endpoint & { readonly reads: true };

/** What a change is given. */
export type ChangeContext<Tables> = {
  readonly trx: Transaction<Tables>;
  /** One moment for all of it. */
  readonly now: Instant;
  readonly caller: Viewer;
  /** The units for which the caller has the endpoint's permission. */
  readonly scope: Scope;
};

/** An entry of the audit log, whose actor is the caller. */
export type ChangeEntry = Omit<Entry, "actor">;

declare const made: unique symbol;
/** What a change comes to. Only the functions below make one, so that nothing is changed without an entry. */
export type ChangeResult<Answer> = {
  readonly answer: Answer;
  readonly entries: readonly ChangeEntry[];
  readonly [made]: true;
};

/** What was changed is answered, and noted by at least one entry. */
export const changed = <Answer>(
  answer: Answer,
  ...entries: readonly [ChangeEntry, ...(readonly ChangeEntry[])]
): ChangeResult<Answer> => noted(answer, entries);

/** Nothing was changed: it was so before, such as by the same request that came twice. */
export const unchanged = <Answer>(answer: Answer): ChangeResult<Answer> => noted(answer, []);

/** What was changed, one entry for each thing; none where everything was so before. */
export const noted = <Answer>(answer: Answer, entries: readonly ChangeEntry[]): ChangeResult<Answer> =>
  ({ answer, entries }) as unknown as ChangeResult<Answer>;

/** A change whose answer is known only by what came after it, such as a message that left. */
export const answered = <Answer>({ entries }: ChangeResult<unknown>, answer: Answer): ChangeResult<Answer> =>
  noted(answer, entries);

/** What is changed: a row within reach, as the caller saw it. */
export type Target<Tables, Request, Row> = {
  /** Finds the row within the scope and locks it. May throw what says more than that there is none. */
  lock(trx: Transaction<Tables>, scope: Scope, request: Request, caller: Viewer): Promise<Row | undefined>;
  /** What is said when there is none within reach (`not_found`). */
  readonly missing: string;
  /** What is said when somebody was first (`conflict`). */
  readonly conflict?: string;
  /** Whether the row can still be changed so; a version that the request names is compared in any case. */
  still?(row: Row, request: Request, caller: Viewer): boolean;
};

/** A request that names the version of the record that it saw. */
type RowVersion = { readonly version: number };

/** A desk as slices add endpoints to it. */
export type Desk<Tables> = {
  /** Adds an endpoint that changes nothing but who read what. */
  read<E extends ReadEndpoint>(
    endpoint: E,
    answer: (request: RequestOf<E>, call: Call<Viewer>) => Promise<ResponseOf<E>>,
  ): void;
  /** Adds a change. Throws Fault as the endpoint lists. */
  change<E extends ChangeEndpoint>(
    endpoint: E,
    work: (request: RequestOf<E>, changing: ChangeContext<Tables>) => Promise<ChangeResult<ResponseOf<E>>>,
  ): void;
  /** Adds a change of one record: Fault `not_found` out of reach, `conflict` when it is not as the caller saw it. */
  changeOf<E extends ChangeEndpoint, Row extends RequestOf<E> extends RowVersion ? RowVersion : unknown>(
    endpoint: E,
    target: Target<Tables, RequestOf<E>, Row>,
    work: (
      request: RequestOf<E>,
      changing: ChangeContext<Tables> & { readonly row: Row },
    ) => Promise<ChangeResult<ResponseOf<E>>>,
  ): void;
  /** Adds a change that does something before or between its transactions, such as sending; at least one is a change. */
  changes<E extends ChangeEndpoint>(
    endpoint: E,
    steps: (
      request: RequestOf<E>,
      call: Call<Viewer> & { readonly change: Change<Tables> },
    ) => Promise<ChangeResult<ResponseOf<E>>>,
  ): void;
  /** Adds a change that a file makes: `keep` looks at it and keeps it, the change notes it. */
  upload<U extends Upload & WithPermission, Kept>(
    endpoint: U,
    keep: (bytes: Uint8Array, request: RequestOf<U>, call: Call<Viewer>) => Promise<Kept>,
    work: (
      kept: Kept,
      request: RequestOf<U>,
      changing: ChangeContext<Tables>,
    ) => Promise<ChangeResult<ResponseOf<U>>>,
  ): void;
};

/** Runs one change, whole or not at all. */
export type Change<Tables> = <Answer>(
  work: (changing: ChangeContext<Tables>) => Promise<ChangeResult<Answer>>,
) => Promise<ChangeResult<Answer>>;

/** What other rooms add endpoints of staff for, with audit entries that tests of theirs hold. */
const OF_OTHER_ROOMS = ["/api/staff/", "/api/units/"];

/**
 * The endpoints as slices are given them beside the desk: one that staff change something with, and an upload of theirs, is
 * refused at the start. Throws TypeError.
 */
export function withoutChanges<Caller>(http: Http<Caller>): Http<Caller> {
  const refuse = ({ audience, path, reads }: Pick<Endpoint, "audience" | "path" | "reads">): void => {
    if (audience === "staff" && !reads && !OF_OTHER_ROOMS.some((room) => path.startsWith(room)))
      throw new TypeError(`${path} changes something: it is added to the desk`);
  };
  return {
    ...http,
    route(endpoint, handler) {
      refuse(endpoint);
      http.route(endpoint, handler);
    },
    upload(endpoint, receiver) {
      refuse(endpoint);
      http.upload(endpoint, receiver);
    },
  };
}

/** A desk over a server's endpoints. */
export function createDesk<Tables extends StaffTables>(
  http: Http<Viewer>,
  {
    clock,
    database,
    staff,
  }: { readonly clock: Clock; readonly database: Database<Tables>; readonly staff: Staff },
): Desk<Tables> {
  const changeBy =
    (caller: Viewer, { permission }: WithPermission): Change<Tables> =>
    (work) =>
      database.transaction(async (trx) => {
        const now = clock.now();
        const done = await work({ trx, now, caller, scope: caller.scope(permission) });
        for (const entry of done.entries) await staff.audit(trx, now, { ...entry, actor: caller.id });
        return done;
      });
  const desk: Desk<Tables> = {
    read: (endpoint, answer) => http.route(endpoint, answer as never),
    change: (endpoint, work) =>
      desk.changes(endpoint, (request, { change }) => change((changing) => work(request, changing))),
    changeOf: (endpoint, { lock, missing, conflict, still }, work) =>
      desk.change(endpoint, async (request, changing) => {
        const row = await lock(changing.trx, changing.scope, request, changing.caller);
        if (!row) throw new Fault("not_found", missing);
        const seen = (request as Partial<RowVersion>).version;
        if (
          (seen !== undefined && (row as unknown as RowVersion).version !== seen) ||
          still?.(row, request, changing.caller) === false
        )
          throw new Fault("conflict", conflict ?? "Somebody has changed it meanwhile.");
        return work(request, { ...changing, row });
      }),
    changes: (endpoint, steps) =>
      http.route(endpoint, (async (request: never, call: Call<Viewer>) => {
        const change = changeBy(call.caller, endpoint);
        return (await steps(request, { ...call, change })).answer;
      }) as never),
    upload: (endpoint, keep, work) =>
      http.upload(endpoint, async (bytes, request, call) => {
        const kept = await keep(bytes, request, call);
        const { answer } = await changeBy(call.caller, endpoint)((changing) => work(kept, request, changing));
        return answer;
      }),
  };
  return desk;
}
