/** One cluster: what is known of it, its people, its size over time, who did what. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { closeCluster, listClusters, readCluster } from "@bluezone/contract/health/clusters";
import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { ClusterForm } from "./cluster-form.tsx";
import { ClusterMembers } from "./members.tsx";
import { ClusterSizes } from "./sizes.tsx";
import { useClusterDays } from "./use-cluster-text.ts";
import { CLUSTERS } from "./words.ts";

type Cluster = ResponseOf<typeof readCluster>;
type Change = Cluster["changes"][number];

const FIELDS = ["name", "kind", "commune", "address", "from", "to", "venue", "note"] as const;

function Changes({ changes }: Pick<Cluster, "changes">) {
  const t = useWords(CLUSTERS);
  const said = ({ what, fields, count }: Change): string => {
    if (what === "added" || what === "taken") return t(`what_${what}`, { count });
    const names = FIELDS.filter((name) => fields.includes(name)).map((name) => t(name).toLowerCase());
    return what === "changed" ? t("what_changed", { fields: names.join(", ") }) : t(`what_${what}`);
  };
  const rows = changes.map((change, place) => ({ ...change, place }));
  return (
    <div className="stack">
      <h2>{t("changes")}</h2>
      <DataTable
        caption={t("changes")}
        columns={[
          { id: "what", title: t("what"), cell: said },
          { id: "at", title: t("at"), moment: ({ at }) => at },
          { id: "by", title: t("by"), text: ({ by }) => by },
        ]}
        rows={rows}
        rowKey={({ place }) => String(place)}
      />
    </div>
  );
}

function One({ read }: { readonly read: Cluster }) {
  const t = useWords(CLUSTERS);
  const { nameOf } = useCommunes();
  const days = useClusterDays();
  const { mayAt } = useSession();
  const [changing, setChanging] = useState(false);
  const close = useAction(closeCluster, { changes: [listClusters, readCluster] });
  const { cluster, changes, sizes } = read;
  const { id, version, closed } = cluster;
  const own = mayAt("cases.write", cluster.unitPath);
  return (
    <div className="stack">
      <PageTitle
        above={<PageLink to="/clusters">{t("back")}</PageLink>}
        actions={
          <>
            <PageButton to="/chains" said={{ cluster: id }}>
              {t("chains")}
            </PageButton>
            {own && <Button onClick={() => setChanging(true)}>{t("change")}</Button>}
            {own && closed === null && (
              <Button
                onClick={() =>
                  void close.act({ id, version, closed: true }, t("closed"), {
                    title: t("close"),
                    text: t("closeText"),
                    yes: t("close"),
                  })
                }
              >
                {t("close")}
              </Button>
            )}
            {own && closed !== null && (
              <Button onClick={() => void close.act({ id, version, closed: false }, t("reopened"))}>
                {t("reopen")}
              </Button>
            )}
          </>
        }
      >
        {cluster.name}
      </PageTitle>
      <FaultLine error={close.error} words={CLUSTERS} />
      <Facts
        label={cluster.name}
        facts={[
          [t("state"), t(closed === null ? "state_open" : "state_closed")],
          [t("kind"), t(`kind_${cluster.kind}`)],
          [t("days"), days(cluster) || null],
          [t("commune"), nameOf(cluster.commune)],
          [t("address"), cluster.address],
          [t("venue"), cluster.venue],
          [t("unit"), cluster.unitName],
          [t("note"), cluster.note],
        ]}
      />
      <ClusterMembers read={read} />
      <ClusterSizes sizes={sizes} />
      <Changes changes={changes} />
      {changing && <ClusterForm cluster={cluster} onClose={() => setChanging(false)} />}
    </div>
  );
}

/** The page. */
export function ClusterPage() {
  const { id = "" } = useParams({ strict: false }) as { readonly id?: string };
  const query = useAsk(readCluster, { id });
  return (
    <Settled query={query} words={CLUSTERS}>
      {(read) => <One read={read} />}
    </Settled>
  );
}
