/** One case: the person, class, test and symptoms, codes, changes of class, chain, hand-overs, merges; and what can be done. */

import type { ResponseOf } from "@bluezone/contract/endpoint";
import { undoMerge } from "@bluezone/contract/health/case-merges";
import { listCases, readCase, reopenCase } from "@bluezone/contract/health/cases";
import { listHandOvers } from "@bluezone/contract/health/hand-overs";
import { readToday } from "@bluezone/contract/health/today";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk, useNow } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton, PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import "../care/care.css";
import "./cases.css";
import { usePersonFacts } from "../person/use-person-facts.tsx";
import { NO_TEST } from "./case-values.ts";
import { Chain } from "./chain.tsx";
import { ChangeCase } from "./change-case.tsx";
import { ClassifyDialog } from "./classify-dialog.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { ClusterDialog } from "./cluster-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { Likely } from "./likely.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { CASES } from "./words.ts";

type CaseAnswer = ResponseOf<typeof readCase>;
type Part = { readonly read: CaseAnswer };

function Person({ read: { case: one } }: Part) {
  const t = useWords(CASES);
  const moment = useMoment();
  const personFacts = usePersonFacts();
  const { person, unitName, cluster, note, source, made, changed, changedBy } = one;
  return (
    <Facts
      label={t("person")}
      facts={[
        ...personFacts(person),
        [t("unit"), unitName],
        [
          t("cluster"),
          cluster && (
            <PageLink key="cluster" to="/cases" said={{ cluster: cluster.id, state: "all" }}>
              {cluster.name}
            </PageLink>
          ),
        ],
        [t("source"), t(`source_${source}`)],
        [t("made"), moment(made)],
        [t("changed"), t("changedBy", { time: moment(changed), name: changedBy })],
        [t("note"), note],
      ]}
    />
  );
}

function TestAndOnset({ read: { case: one, classes } }: Part) {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const moment = useMoment();
  const day = (iso: string): string => date(parseDay(iso), locale);
  const onset =
    one.onset === "day" && one.onsetDay !== null
      ? day(one.onsetDay)
      : one.onset === "none"
        ? t("onsetNone")
        : t("onsetUnknown");
  return (
    <>
      <Facts
        label={t("tested")}
        facts={[
          [t("class"), <strong key="class">{t(`class_${one.class}`)}</strong>],
          [t("classDay"), day(one.classDay)],
          [t("test"), t(`test_${one.tested?.test ?? NO_TEST}`)],
          [t("sampleDay"), one.tested && day(one.tested.sampleDay)],
          [t("resultDay"), one.tested && day(one.tested.resultDay)],
          [t("onsetDay"), onset],
          [
            t("outcome"),
            one.outcome &&
              t("outcomeLine", { outcome: t(`outcome_${one.outcome.outcome}`), day: day(one.outcome.day) }),
          ],
          [t("interviewed"), one.interviewed === null ? t("notInterviewed") : moment(one.interviewed)],
        ]}
      />
      {classes.length > 1 && (
        <Card title={t("classes")}>
          <ul className="care-lines">
            {classes.map(({ to, day: since, tested, reason, at, by }) => (
              <li key={at}>
                {t("classLine", {
                  class: t(`class_${to}`),
                  day: day(since),
                  test: t(`test_${tested?.test ?? NO_TEST}`),
                  name: by,
                  time: moment(at),
                })}
                {reason !== null && `: ${reason}`}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Codes({ read: { codes } }: Part) {
  const t = useWords(CASES);
  const { may } = useSession();
  const moment = useMoment();
  const stateOf = ({ ended, certified, claimed, sms }: CaseAnswer["codes"][number]) => {
    if (certified !== null) return t("code_certified");
    if (claimed !== null) return t("code_claimed");
    return ended === null ? t(`code_${sms}`) : t("code_ended");
  };
  return (
    <Card title={t("codes")}>
      {codes.length === 0 ? (
        <p>{t("noCodes")}</p>
      ) : (
        <ul className="care-lines">
          {codes.map((code) => (
            <li key={code.id}>{t("codeLine", { time: moment(code.issued), state: stateOf(code) })}</li>
          ))}
        </ul>
      )}
      {may("codes.read") && <PageLink to="/codes">{t("toCodes")}</PageLink>}
    </Card>
  );
}

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
  const undo = useAction(undoMerge, { changes: [readCase, listCases, readToday] });
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

const DIALOGS = ["change", "classify", "cluster", "handOver", "merge"] as const;
type DialogName = (typeof DIALOGS)[number];

function Actions({ read: { case: one } }: Part) {
  const t = useWords(CASES);
  const { mayAt } = useSession();
  const [dialog, setDialog] = useState<DialogName | "close">();
  const reopen = useAction(reopenCase, { changes: [readCase, listCases, readToday, listHandOvers] });
  const { id, number, version, unitPath } = one;
  const may = (permission: string): boolean => mayAt(permission, unitPath);
  const offered = DIALOGS.filter((name) =>
    name === "handOver" ? may("cases.handover") : name === "merge" ? may("cases.merge") : may("cases.write"),
  );
  const end = (): void => setDialog(undefined);
  const open = one.closed === null;
  return (
    <div className="stack">
      <div className="row">
        {may("contacts.write") && open && (
          <PageButton to="/cases/$id/interview" parts={{ id }} variant="filled">
            {t("interview")}
          </PageButton>
        )}
        {may("quarantine.write") && open && (
          <PageButton to="/quarantine/start-case/$caseId" parts={{ caseId: id }}>
            {t("quarantine")}
          </PageButton>
        )}
        {offered.map((name) => (
          <Button key={name} onClick={() => setDialog(name)}>
            {t(name)}
          </Button>
        ))}
        {may("cases.write") && (
          <Button
            onClick={() =>
              open ? setDialog("close") : void reopen.act({ id, version }, t("reopened", { number }))
            }
          >
            {t(open ? "close" : "reopen")}
          </Button>
        )}
      </div>
      {reopen.error && <Failed error={reopen.error} words={CASES} />}
      {dialog === "change" && <ChangeCase shown={one} onClose={end} />}
      {dialog === "classify" && <ClassifyDialog shown={one} onClose={end} />}
      {dialog === "close" && <CloseDialog shown={one} onClose={end} />}
      {dialog === "cluster" && <ClusterDialog shown={one} onClose={end} />}
      {dialog === "handOver" && <HandOverDialog shown={one} onClose={end} />}
      {dialog === "merge" && <MergeDialog shown={one} onClose={end} />}
    </div>
  );
}

/** The page. */
export function CasePage() {
  const t = useWords(CASES);
  const title = useWords(PAGES);
  const moment = useMoment();
  const { mayAt } = useSession();
  const id = usePart("id");
  const query = useAsk(readCase, { id });
  return (
    <Settled query={query} words={CASES}>
      {(read) => {
        const { number, person, closed, mergedInto, unitPath } = read.case;
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/cases">{title("cases")}</PageLink>}>
              {`${number} · ${person.name}`}
            </PageTitle>
            {mergedInto ? (
              <p className="row">
                <strong>{t("mergedInto")}</strong>
                <PageLink to="/cases/$id" parts={{ id: mergedInto.id }}>
                  {mergedInto.number}
                </PageLink>
              </p>
            ) : (
              <>
                {closed !== null && <p role="status">{t("closedAt", { time: moment(closed) })}</p>}
                <Actions read={read} />
              </>
            )}
            {mergedInto === null && <Likely doubles={read.doubles} shown={read.case} />}
            <TestAndOnset read={read} />
            <Person read={read} />
            <Codes read={read} />
            <Chain read={read} mayChange={closed === null && mayAt("cases.write", unitPath)} />
            <HandOvers read={read} />
            <Merges read={read} mayMerge={mayAt("cases.merge", unitPath)} />
          </div>
        );
      }}
    </Settled>
  );
}
