/** What a case is linked to: its chain, its clusters, hand-overs, merged records, papers. */
import { undoMerge } from "@bluezone/contract/health/case-merges";
import { listCases } from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { parseInstant } from "@bluezone/protocol/time";
import { Button } from "@mantine/core";
import { useNow } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import "../care/care.css";
import { CASE_READS } from "./case-reads.ts";
import { Chain } from "./chain.tsx";
import type { CaseAnswer, CaseSeen } from "./read.ts";
import { CASES } from "./words.ts";

type Part = { readonly read: CaseAnswer };

function HandOvers({ read: { handOvers } }: Part) {
  const t = useWords(CASES);
  const moment = useMoment();
  if (handOvers.length === 0) return null;
  return (
    <Card title={t("handOvers")}>
      <ul className="care-lines">
        {handOvers.map(({ id, toUnitName, reason, askedBy, asked, answer }) => (
          <li key={id}>
            {t("handOverLine", { unit: toUnitName, reason, name: askedBy, time: moment(asked) })}
            {": "}
            <strong>{t(`handOver_${answer ?? "waiting"}`)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Merges({ read: { merges }, mayMerge }: Part & { readonly mayMerge: boolean }) {
  const t = useWords(CASES);
  const moment = useMoment();
  const now = useNow();
  const undo = useAction(undoMerge, { changes: [...CASE_READS, listCases, readToday] });
  if (merges.length === 0) return null;
  return (
    <Card title={t("merges")}>
      <ul className="care-lines">
        {merges.map(({ id, gone, merged, by, undoUntil }) => (
          <li key={id} className="row">
            <PageLink to="/cases/$id" parts={{ id: gone.id }}>
              {gone.number}
            </PageLink>
            <span>{t("mergeLine", { number: gone.number, name: by, time: moment(merged) })}</span>
            {mayMerge && now <= parseInstant(undoUntil) && (
              <>
                <Button
                  onClick={() => {
                    const title = t("unmerge", { number: gone.number });
                    const ask = { title, text: t("unmergeText"), yes: title };
                    void undo.act({ mergeId: id }, t("unmerged", { number: gone.number }), ask);
                  }}
                >
                  {t("unmerge", { number: gone.number })}
                </Button>
                <span className="small">{t("unmergeUntil", { time: moment(undoUntil) })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {undo.error && <Failed error={undo.error} words={CASES} />}
    </Card>
  );
}

function Papers({ timeline }: Pick<CaseSeen, "timeline">) {
  const t = useWords(CASES);
  const own = timeline.findLast(({ what }) => what.kind === "quarantine")?.id ?? null;
  if (own === null) return null;
  return (
    <Card title={t("papers")}>
      <p>
        {t("quarantinePapers")}{" "}
        <PageLink to="/quarantine/$id" parts={{ id: own }}>
          {t("quarantineOpen")}
        </PageLink>
      </p>
    </Card>
  );
}

/** The part of the page. */
export function Links({ read, timeline }: CaseSeen) {
  const t = useWords(CASES);
  const { mayAt } = useSession();
  const { closed, unitPath, clusters } = read.case;
  const { chain, others, handOvers, merges } = read;
  const alone =
    !chain.from && [clusters, chain.onward, others, handOvers, merges].every(({ length }) => length === 0);
  return (
    <>
      {alone && <p>{t("noLinks")}</p>}
      {clusters.length > 0 && (
        <Card title={t("cluster")}>
          <ul className="care-lines">
            {clusters.map(({ id, name }) => (
              <li key={id}>
                <PageLink to="/clusters/$id" parts={{ id }}>
                  {name}
                </PageLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Chain read={read} mayChange={closed === null && mayAt("cases.write", unitPath)} />
      <HandOvers read={read} />
      <Merges read={read} mayMerge={mayAt("cases.merge", unitPath)} />
      <Papers timeline={timeline} />
    </>
  );
}
