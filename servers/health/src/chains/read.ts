/** The forest over all cases within reach, as the contract shows it. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { type readChains as endpoint, MOST_CHAINED } from "@bluezone/contract/health/chains";
import { on } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import type { Province } from "@bluezone/policy/province";
import { Day, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { numberOf, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { personOf } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { figuresOf } from "./figures.ts";
import { forestOf, type Link } from "./forest.ts";
import { casesOfChains, linksTo } from "./store.ts";
import { surenessOf } from "./sureness.ts";

type Chains = ResponseOf<typeof endpoint>;
type CaseOfChain = Awaited<ReturnType<typeof casesOfChains>>[number];
type LinkRow = Awaited<ReturnType<typeof linksTo>>[number];
type KnownLink = Link & { readonly row: LinkRow; readonly serial: number | null };

/** Codes of the communes that are asked for; undefined for all. */
const communesOf = (
  { district, commune }: RequestOf<typeof endpoint>,
  province: Province,
  today: Day,
): readonly string[] | undefined =>
  district === undefined && commune === undefined
    ? undefined
    : on(province.communes, today)
        .filter(
          ({ code, parent }) =>
            (commune === undefined || code === commune) && (district === undefined || parent === district),
        )
        .map(({ code }) => code);

/** Links to a case that is there, with how sure each is. */
const linksOf = (
  disease: Disease,
  rows: readonly LinkRow[],
  cases: ReadonlyMap<string, CaseOfChain>,
): readonly KnownLink[] =>
  rows.flatMap((row) => {
    const to = cases.get(row.to_id);
    if (!to) return [];
    const named = row.named_id === row.id;
    const known = {
      ...{ named, contactClass: row.contact_class, day: row.day },
      ...{ from: { class: row.from_class }, to: { class: to.class, onset: to.onset_day } },
    };
    const serial =
      row.from_onset_day === null || to.onset_day === null ? null : to.onset_day - row.from_onset_day;
    return [
      {
        row,
        serial,
        named,
        from: row.from_id,
        to: row.to_id,
        day: row.day,
        sure: surenessOf(disease, known),
      },
    ];
  });

/** The view, and the ids of everybody of whom it says something. */
export async function readChains(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  { scope, today }: { readonly scope: Scope; readonly today: Day },
  asked: RequestOf<typeof endpoint>,
): Promise<{ readonly chains: Chains; readonly people: readonly string[] }> {
  const { config, random } = context;
  const communes = communesOf(asked, config.province, today);
  const filter = {
    ...{ communes, clusterId: asked.clusterId },
    from: asked.from === undefined ? undefined : parseDay(asked.from),
    to: asked.to === undefined ? undefined : parseDay(asked.to),
  };
  const found = communes?.length === 0 ? [] : await casesOfChains(sql, scope, filter);
  const rows = found.slice(0, MOST_CHAINED).toSorted((a, b) => a.began - b.began || a.number - b.number);
  const cases = new Map(rows.map((row) => [row.case_id, row]));
  const links = linksOf(config.disease, await linksTo(sql, [...cases.keys()]), cases);
  const forest = forestOf(
    rows.map(({ case_id }) => ({ id: case_id })),
    links,
  );
  // The surest of those from cases that are not shown: a forest of that case and its links alone says which.
  const outside = Map.groupBy(
    links.filter(({ from }) => !cases.has(from)),
    ({ to }) => to,
  );
  const elsewhereOf = (id: string) => {
    const own = outside.get(id) ?? [];
    const ids = [...new Set(own.map(({ from }) => from)), id].map((one) => ({ id: one }));
    return forestOf(ids, own).cases.find((one) => one.id === id)?.parent ?? null;
  };
  const keys = await openPeopleKeys(context, sql);
  return {
    people: rows.map(({ id }) => id),
    chains: {
      cases: forest.cases.map(({ id, parent, generation, others }) => {
        const row = cases.get(id)!;
        const person = personOf(keys, random, row);
        const elsewhere = parent ? null : elsewhereOf(id);
        const year = Number(isoDay(Day(row.began)).slice(0, 4));
        return {
          id,
          number: numberOf(config, row.number),
          class: row.class,
          outcome: row.outcome,
          began: shownDay(row.began),
          onset: row.onset_day !== null,
          age: person.birthYear === null ? null : Math.max(0, year - person.birthYear),
          sex: person.about?.sex ?? null,
          parent: parent && {
            ...{ id: parent.from, sure: parent.sure, source: parent.row.source, serial: parent.serial },
            day: parent.day === null ? null : shownDay(parent.day),
          },
          elsewhere: elsewhere && {
            number: numberOf(config, elsewhere.row.from_number),
            sure: elsewhere.sure,
          },
          generation,
          others: elsewhere ? others - 1 : others,
        };
      }),
      figures: {
        ...figuresOf(
          forest.cases,
          forest.cases.flatMap(({ parent }) => (parent?.serial == null ? [] : [parent.serial])),
        ),
        refused: forest.refused,
      },
      more: found.length > MOST_CHAINED,
    },
  };
}
