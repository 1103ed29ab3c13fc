/** The people of a cluster within reach, with how many are out of it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readCase } from "@bluezone/contract/health/cases";
import {
  type ClusterCase,
  type ClusterContact,
  listClusters,
  putIntoCluster,
  readCluster,
  takeFromCluster,
} from "@bluezone/contract/health/clusters";
import { readTimeline } from "@bluezone/contract/health/timeline";
import { Button } from "@mantine/core";
import { useState } from "react";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CONTACTS } from "../contacts/words.ts";
import { FindMember } from "./find-member.tsx";
import { CLUSTERS } from "./words.ts";

type Cluster = ResponseOf<typeof readCluster>;

const CHANGES = { changes: [listClusters, readCluster, readCase, readTimeline] };
const caseLink = ({ id }: ClusterCase) => ({ to: "/cases/$id", parts: { id } });
const contactLink = ({ id }: ClusterContact) => ({ to: "/contacts/$id", parts: { id } });

/** The part of the page. */
export function ClusterMembers({ read }: { readonly read: Cluster }) {
  const t = useWords(CLUSTERS);
  const ofContacts = useWords(CONTACTS);
  const { may } = useSession();
  const [finding, setFinding] = useState(false);
  const put = useAction(putIntoCluster, CHANGES);
  const take = useAction(takeFromCluster, CHANGES);
  const { cluster, cases, contacts, hidden } = read;
  const { id } = cluster;
  const takeOut = (name: string, whom: { caseIds?: string[]; contactIds?: string[] }) => (
    <Button
      aria-label={t("takeOf", { name })}
      onClick={() =>
        void take.act({ id, ...whom }, t("taken"), {
          title: t("takeOf", { name }),
          text: t("takeText"),
          yes: t("take"),
        })
      }
    >
      {t("take")}
    </Button>
  );
  const acts = may("cases.write");
  return (
    <div className="stack">
      <div className="row">
        <h2>{t("people")}</h2>
        {acts && cluster.closed === null && (
          <Button variant="filled" onClick={() => setFinding(true)}>
            {t("add")}
          </Button>
        )}
      </div>
      {cases.length === 0 ? (
        <p>{t("noCases")}</p>
      ) : (
        <DataTable
          caption={t("cases")}
          columns={[
            { id: "name", title: t("person"), cell: ({ name }) => name, sort: ({ name }) => name },
            { id: "number", title: t("number"), text: ({ number }) => number },
            { id: "class", title: t("class"), text: (one) => t(`class_${one.class}`) },
            { id: "began", title: t("began"), day: ({ began }) => began },
            { id: "unit", title: t("caseUnit"), text: ({ unitName }) => unitName },
          ]}
          rows={cases}
          rowKey={(one) => one.id}
          rowLink={caseLink}
          {...(acts ? { actions: (one: ClusterCase) => takeOut(one.name, { caseIds: [one.id] }) } : {})}
        />
      )}
      {contacts.length > 0 && (
        <>
          <h3>{t("contacts")}</h3>
          <DataTable
            caption={t("contacts")}
            columns={[
              { id: "name", title: t("person"), cell: ({ name }) => name, sort: ({ name }) => name },
              {
                id: "class",
                title: t("class"),
                text: (one) => ofContacts(`class_${one.class ?? "waiting"}`),
              },
              { id: "day", title: t("day"), day: ({ day }) => day },
              { id: "unit", title: t("caseUnit"), text: ({ unitName }) => unitName },
            ]}
            rows={contacts}
            rowKey={(one) => one.id}
            rowLink={contactLink}
            {...(acts && may("contacts.write")
              ? { actions: (one: ClusterContact) => takeOut(one.name, { contactIds: [one.id] }) }
              : {})}
          />
        </>
      )}
      {hidden.cases + hidden.contacts > 0 && <p>{t("hidden", hidden)}</p>}
      <FaultLine error={take.error ?? put.error} words={CLUSTERS} />
      {finding && (
        <FindMember
          onClose={() => setFinding(false)}
          onFound={(found) =>
            put.act({ id, ...found } as Parameters<typeof put.act>[0], ({ put: count }) =>
              t(count > 0 ? "added" : "already"),
            )
          }
        />
      )}
    </div>
  );
}
