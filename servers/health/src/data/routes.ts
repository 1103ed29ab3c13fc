/** The endpoints of this slice. */
import { Fault } from "@bluezone/contract/fault";
import {
  answerDataRequest,
  correctPerson,
  dataAnswerPdf,
  deletePerson,
  findDataPeople,
  type HeldTable,
  linkSent as linkSentEndpoint,
  listDataRequests,
  openDataRequest,
  readDataRequest,
  requestNumber,
} from "@bluezone/contract/health/data";
import { officialPdf } from "@bluezone/paper/official-pdf";
import { COMMUNES } from "@bluezone/policy/commune";
import { unitName } from "@bluezone/policy/unit";
import { dayOf, type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { linkSent } from "../from-phone/owner.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { noteReadings } from "../people/readings.ts";
import { changePerson, findPeople, insertPerson, readPeople, readSought } from "../people/store.ts";
import { typedPerson, typedPhone } from "../people/typed.ts";
import { drawId } from "../record-id.ts";
import { fromMs, ms, type Sql, type Transaction } from "../tables.ts";
import { carryOut, decideDeletion, writeDeletion } from "./delete.ts";
import { type Opening, shownPhone } from "./holding.ts";
import { HOLDINGS } from "./holdings.ts";
import { answerPaper } from "./paper.ts";
import { chosen, findSent } from "./sent.ts";
import { standingOf } from "./standing.ts";
import {
  addRequest,
  changedAt,
  closeRequest,
  findRequest,
  listRequests,
  opensHeld,
  readingsOf,
  requestOf,
  type StoredRequest,
} from "./store.ts";
import { countsForToday } from "./today.ts";
import { workingDaysAfter } from "./working-days.ts";

/** An answer is due within so many working days (decree 356/2025/NĐ-CP). */
const WORKING_DAYS = 2;
/** Where reach was asked before; and of the unit above the name alone is wanted, for the head of the paper. */
const EVERYWHERE = { paths: [""] };
/** Readings that are shown. */
const READINGS = 200;

const shownPerson = ({ id, name, birthYear, phone, commune, address }: Person) => ({
  id,
  name,
  birthYear,
  phone,
  commune,
  address,
});

/** A commune by its code, with the name that it has or had. */
function communeName(code: string | null): string {
  const found = COMMUNES.find((one) => one.code === code);
  return found ? unitName(found) : (code ?? "");
}

/** Adds the endpoints. */
export function addData(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  const personOf = async (sql: Sql, id: string): Promise<Person | undefined> =>
    (await readPeople(sql, await openPeopleKeys(context, sql), random, [id])).get(id);

  async function requested(sql: Sql, caller: Viewer, permission: "data.read" | "data.act", id: string) {
    const row = await findRequest(sql, caller.scope(permission), id);
    if (!row) throw new Fault("not_found", "There is no such request.");
    return row;
  }

  /** The request as it is now, after an action of this transaction. */
  async function answered(trx: Transaction, row: StoredRequest) {
    const now = await findRequest(trx, EVERYWHERE, row.id);
    if (!now) throw new TypeError("a request that was changed is there");
    return { request: requestOf(now, await personOf(trx, now.person_id)) };
  }

  async function held(sql: Sql, person: Person, now: Instant): Promise<HeldTable[]> {
    const own: HeldTable = {
      table: "person",
      title: "Người",
      purpose: "Nhận ra đúng người, liên lạc",
      until: "khi hồ sơ cuối cùng về người này hết hạn lưu",
      rows: [
        {
          facts: [
            ["Họ tên", person.name],
            ["Năm sinh", person.birthYear === null ? "" : String(person.birthYear)],
            ["Điện thoại", shownPhone(person.phone)],
            ["Xã, phường", communeName(person.commune)],
            ["Địa chỉ", person.address ?? ""],
          ].flatMap(([label = "", value = ""]) => (value === "" ? [] : [{ label, value }])),
        },
      ],
    };
    const tables: HeldTable[] = [own];
    const keys = await openPeopleKeys(context, sql);
    const opening: Opening = {
      keys,
      random,
      config: context.config,
      now,
      seal: (kind, row) => openRecordSeal(keys, random, kind, row),
    };
    for (const { table, title, purpose, until, rows } of HOLDINGS) {
      const found = await rows(sql, person, opening);
      tables.push({ table, title, purpose, until, rows: found.map((facts) => ({ facts: [...facts] })) });
    }
    return tables;
  }

  http.route(findDataPeople, async ({ words }, { caller }) =>
    database.transaction(async (trx) => {
      const keys = await openPeopleKeys(context, trx);
      const scope = caller.scope("data.read");
      const sought = readSought(words);
      const found = await findPeople(trx, keys, random, scope, sought, 20);
      const sent = sought.phone == null ? [] : await findSent(trx, keys, scope, sought.phone);
      const read = [...found, ...sent].map(({ id }) => id);
      await noteReadings(context, trx, clock.now(), caller, "data.find", read);
      return { people: found.map(shownPerson), sent: sent.map(({ home: _, ...one }) => one) };
    }),
  );

  http.route(linkSentEndpoint, (asked, { caller }) => {
    const phone = typedPhone(asked.phone);
    if (phone === null) throw new Fault("phone_invalid", "a number is needed");
    return database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("data.act");
      const keys = await openPeopleKeys(context, trx);
      const records = chosen(await findSent(trx, keys, scope, phone), asked);
      const known = "id" in asked.person ? await personOf(trx, asked.person.id) : undefined;
      if ("id" in asked.person && (!known || !within(scope, known.unitPath)))
        throw new Fault("not_found", "There is nobody of that id.");
      const [first] = records;
      if (!first) throw new Fault("not_found", "Nothing was sent with this number.");
      const person =
        known ??
        (await insertPerson(
          trx,
          { keys, random, now },
          {
            name: "name" in asked.person ? asked.person.name : "",
            birthYear: null,
            phone,
            commune: null,
            address: null,
          },
          first.home,
        ));
      await linkSent(trx, person.id, records);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "data.link",
        subject: person.id,
        fields: [...new Set(records.map(({ kind }) => kind))],
      });
      return { personId: person.id };
    });
  });

  http.route(listDataRequests, async (asked, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("data.read");
      const { rows, total } = await listRequests(trx, scope, asked);
      const people = await readPeople(
        trx,
        await openPeopleKeys(context, trx),
        random,
        rows.map(({ person_id }) => person_id),
      );
      const now = clock.now();
      const counts = await countsForToday(trx, scope, { today: dayOf(now, "vietnam") });
      await noteReadings(context, trx, now, caller, "data.list", [...people.keys()]);
      return { requests: rows.map((row) => requestOf(row, people.get(row.person_id))), total, ...counts };
    }),
  );

  http.route(openDataRequest, async ({ personId, kind, proof, note }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const person = await personOf(trx, personId);
      if (!person || !within(caller.scope("data.act"), person.unitPath))
        throw new Fault("not_found", "There is nobody of that id.");
      const id = drawId(random);
      const row: Omit<StoredRequest, "by_name" | "answerer_name"> = {
        id,
        person_id: person.id,
        unit_id: person.unitId,
        unit_path: person.unitPath,
        kind,
        proof,
        note: note === "" ? null : person.own.seal(`data_request/${id}/note`, note),
        asked_ms: ms(now),
        asked_by: caller.id,
        due_day: workingDaysAfter(dayOf(now, "vietnam"), WORKING_DAYS),
        state: "open",
        refusal: null,
        answered_ms: null,
        answered_by: null,
        erased: null,
        version: 1,
      };
      await addRequest(trx, row);
      const request = requestOf({ ...row, by_name: caller.name, answerer_name: null }, person);
      await staff.audit(trx, now, { actor: caller.id, action: "data.open", subject: id, fields: [kind] });
      return { request };
    }),
  );

  http.route(readDataRequest, async ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await requested(trx, caller, "data.read", id);
      const named = await personOf(trx, row.person_id);
      const person = opensHeld(row, now) ? named : undefined;
      const { rows, total } = person ? await readingsOf(trx, person.id, READINGS) : { rows: [], total: 0 };
      const answer = {
        request: requestOf(row, named),
        person: person ? shownPerson(person) : null,
        personVersion: person?.version ?? null,
        personChanged: person ? isoInstant(await changedAt(trx, person.id)) : null,
        standing: person ? await standingOf(context, trx, person.id, now) : null,
        held: person ? await held(trx, person, now) : [],
        readings: rows.map(({ at_ms, view, name }) => ({
          at: isoInstant(fromMs(at_ms)),
          by: name ?? "",
          view,
        })),
        readingsInAll: total,
      };
      await noteReadings(context, trx, now, caller, "data.request", named ? [named.id] : []);
      return answer;
    }),
  );

  /** Closes a request in a transaction. Throws Fault `conflict` when somebody was faster. */
  async function close(
    trx: Transaction,
    caller: Viewer,
    now: Instant,
    row: Pick<StoredRequest, "id" | "version">,
    how: { readonly state: "done" | "refused"; readonly refusal?: Uint8Array },
  ): Promise<void> {
    const closed = await closeRequest(trx, row, {
      state: how.state,
      refusal: how.refusal ?? null,
      answered_ms: ms(now),
      answered_by: caller.id,
    });
    if (!closed) throw new Fault("conflict", "This request was answered or changed meanwhile.");
  }

  http.route(correctPerson, async ({ id, version, person: typed }, { caller }) => {
    const now = clock.now();
    return database.transaction(async (trx) => {
      const row = await requested(trx, caller, "data.act", id);
      const person = await personOf(trx, row.person_id);
      if (!person || row.kind !== "correct") throw new Fault("conflict", "There is nothing to correct.");
      if (person.version !== version)
        throw new Fault("conflict", "Somebody else changed this person meanwhile.");
      const fields = typedPerson(typed, dayOf(now, "vietnam"));
      const keys = await openPeopleKeys(context, trx);
      if (!(await changePerson(trx, { keys, now }, person, fields)))
        throw new Fault("conflict", "Somebody else changed this person meanwhile.");
      await close(trx, caller, now, row, { state: "done" });
      const answer = await answered(trx, row);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "data.correct",
        subject: id,
        fields: ["name", "birthYear", "phone", "commune", "address"],
      });
      return answer;
    });
  });

  http.route(deletePerson, async ({ id, version }, { caller }) => {
    const now = clock.now();
    const doing = { actor: caller.id, now };
    const row = await database.transaction(async (trx) => {
      const asked = await requested(trx, caller, "data.act", id);
      if (asked.state !== "deleting" && !(await decideDeletion(trx, { id, version }, doing)))
        throw new Fault("conflict", "This request was answered or changed meanwhile.");
      return asked;
    });
    await writeDeletion(context, row.person_id, now);
    return database.transaction(async (trx) => {
      await carryOut(trx, row.person_id, doing);
      return answered(trx, row);
    });
  });

  http.route(answerDataRequest, async ({ id, version, refusal }, { caller }) => {
    const now = clock.now();
    return database.transaction(async (trx) => {
      const row = await requested(trx, caller, "data.act", id);
      if (row.version !== version || (refusal === null && row.kind !== "see"))
        throw new Fault("conflict", "This request was answered or changed meanwhile.");
      const person = await personOf(trx, row.person_id);
      const sealed = refusal === null ? undefined : person?.own.seal(`data_request/${id}/refusal`, refusal);
      await close(trx, caller, now, row, {
        state: refusal === null ? "done" : "refused",
        ...(sealed ? { refusal: sealed } : {}),
      });
      const answer = await answered(trx, row);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: refusal === null ? "data.answer" : "data.refuse",
        subject: id,
      });
      return answer;
    });
  });

  http.download(dataAnswerPdf, async ({ id = "" }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await findRequest(trx, caller.scope("data.read"), id);
      const unit = row && (await findUnit(trx, { paths: [row.unit_path] }, row.unit_id));
      if (!row || !unit) return undefined;
      const now = clock.now();
      const above = unit.parent === null ? undefined : await findUnit(trx, EVERYWHERE, unit.parent);
      const person = await personOf(trx, row.person_id);
      const tells = person !== undefined && row.state !== "refused";
      if (tells && !opensHeld(row, now)) return undefined;
      const tables = tells ? await held(trx, person, now) : [];
      const titles = Object.fromEntries(HOLDINGS.map(({ table, title }) => [table, title]));
      const paper = answerPaper(requestOf(row, person), tables, titles, {
        unitName: unit.name,
        above: above?.name,
        now,
        illustrative: unit.illustrative,
      });
      await noteReadings(context, trx, now, caller, "data.paper", person ? [person.id] : []);
      return { body: officialPdf(paper), name: `tra-loi-${requestNumber(row.id)}.pdf` };
    }),
  );
}
