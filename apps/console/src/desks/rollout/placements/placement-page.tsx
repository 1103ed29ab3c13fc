/** One placement: where it is, how it is, what was done with it, how often it was scanned. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  checkPlacements,
  countPlacements,
  listPlacements,
  PlacementAction,
  placementPhoto,
  readPlacement,
} from "@bluezone/contract/rollout/placements";
import { boardPicture } from "@bluezone/contract/rollout/prints";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import { date, dayMonth } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useApi, useAsk, useNow } from "../../../api/hooks.ts";
import { BarChart } from "../../../kit/chart/bar-chart.tsx";
import { Figures } from "../../../kit/chart/figures.tsx";
import { Qr } from "../../../kit/chart/qr.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { KIT, PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { ChangePlace } from "./change-place.tsx";
import { PLACEMENTS } from "./words.ts";
import "./placements.css";

type PlacementAnswer = ResponseOf<typeof readPlacement>;

/** What an action changes on the desk's pages. */
const CHANGED = [listPlacements, readPlacement, countPlacements];

function Mark({ read: { placement, actions } }: { readonly read: PlacementAnswer }) {
  const t = useWords(PLACEMENTS);
  const now = useNow();
  const check = useAction(checkPlacements, { changes: CHANGED });
  const { code } = placement;
  const mark = async (action: PlacementAction): Promise<void> => {
    // The desk's clock is that of the server's last answer: what is done now is later than what was done before.
    const at = Math.max(now, ...actions.slice(0, 1).map((one) => Date.parse(one.at) + 1));
    await check.act(
      { actions: [{ id: crypto.randomUUID(), code, action, at }] },
      t("marked", { code: showCode(code), state: t(`state_${action}`) }),
    );
  };
  return (
    <Card title={t("mark")}>
      <div className="row">
        {PlacementAction.options.map((action, at) => (
          <Button
            key={action}
            variant={at === 0 ? "filled" : "default"}
            disabled={check.isPending}
            onClick={() => void mark(action)}
          >
            {t(`action_${action}`)}
          </Button>
        ))}
      </div>
      <FaultLine error={check.error} words={PLACEMENTS} />
    </Card>
  );
}

function Scans({ read: { placement, scans, asOf } }: { readonly read: PlacementAnswer }) {
  const t = useWords(PLACEMENTS);
  const [locale] = useLocale();
  const elsewhere = scans.filter((one) => one.elsewhere > 0);
  return (
    <Figures
      title={t("scans")}
      source={t("source")}
      cutOff={parseInstant(asOf)}
      illustrative={placement.illustrative}
      note={t("scansNote")}
    >
      {scans.length === 0 ? (
        <p>{t("noScans")}</p>
      ) : (
        <BarChart
          label={t("scans")}
          labels={scans.map(({ day }) => dayMonth(parseDay(day), locale))}
          series={[{ name: t("scans"), values: scans.map((one) => one.scans) }]}
          say={(value) => integer(value, locale)}
          filling={1}
        />
      )}
      {elsewhere.length > 0 && (
        <Notice>
          <strong>
            {t("elsewhereDays")}:{" "}
            {elsewhere.map((one) => `${dayMonth(parseDay(one.day), locale)}: ${one.elsewhere}`).join(", ")}.
          </strong>{" "}
          {t("elsewhereNote")}
        </Notice>
      )}
    </Figures>
  );
}

function History({ actions }: Pick<PlacementAnswer, "actions">) {
  const api = useApi();
  const t = useWords(PLACEMENTS);
  return (
    <section className="stack">
      <h2>{t("history")}</h2>
      {actions.length === 0 ? (
        <p>{t("noHistory")}</p>
      ) : (
        <DataTable
          caption={t("history")}
          columns={[
            { id: "when", title: t("when"), moment: ({ at }) => at },
            { id: "what", title: t("what"), cell: ({ action }) => t(`action_${action}`) },
            { id: "late", title: t("note"), cell: ({ late }) => (late ? t("late") : "") },
            {
              id: "photo",
              title: t("photo"),
              cell: ({ id, photo }) =>
                photo && <a href={api.href(placementPhoto, { action: id })}>{t("photo")}</a>,
            },
          ]}
          rows={actions}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}

/** The page. */
export function PlacementPage() {
  const t = useWords(PLACEMENTS);
  const kit = useWords(KIT);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const code = usePart("code");
  const api = useApi();
  const query = useAsk(readPlacement, { code });
  const day = (iso: string | null) => iso !== null && date(parseDay(iso), locale);
  return (
    <Settled whole query={query}>
      {(read) => {
        const { placement } = read;
        const page = `${location.origin}/i/${code}`;
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/placements">{title("placements")}</PageLink>}>
              {`${showCode(code)} · ${placement.name}`}
            </PageTitle>
            <Facts
              label={t("details")}
              facts={[
                [t("kind"), t(`kind_${placement.kind}`)],
                [
                  t("state"),
                  <StateBadge key="state" tone={STATES.placement[placement.state]}>
                    {t(`state_${placement.state}`)}
                  </StateBadge>,
                ],
                [t("unit"), placement.unit.name],
                [t("route"), placement.route || false],
                [t("terminal"), placement.terminal || false],
                [t("spot"), placement.spot || false],
                [t("printed"), day(placement.printedOn)],
                [t("hung"), day(placement.hungOn)],
                [t("reprintOn"), day(placement.reprintOn)],
                [
                  t("page"),
                  <a key="page" href={page} target="_blank" rel="noreferrer">
                    {t("openPage")}
                  </a>,
                ],
                [
                  t("picture"),
                  placement.kind.startsWith("e-board") && (
                    <a key="picture" href={api.href(boardPicture, { code })}>
                      {t("getPicture")}
                    </a>
                  ),
                ],
              ]}
              note={placement.illustrative ? kit("illustrative") : undefined}
            />
            <Qr text={page} name={showCode(code)} />
            {may("placements.check") && <Mark read={read} />}
            <Scans read={read} />
            <History actions={read.actions} />
            {may("placements.write") && <ChangePlace key={placement.version} placement={placement} />}
          </div>
        );
      }}
    </Settled>
  );
}
