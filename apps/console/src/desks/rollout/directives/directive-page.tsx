/** One letter: its head, the archive, the paper, and its clauses with what is done of each. */
import { readDirective } from "@bluezone/contract/rollout/directives";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton, PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { ClauseCard, clauseAnchor } from "./clause-card.tsx";
import { EditHead } from "./edit-head.tsx";
import { LetterSteps } from "./letter-steps.tsx";
import { Paper } from "./paper.tsx";
import type { ReadDirective } from "./read.ts";
import { Versions } from "./versions.tsx";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

function Details({ read: { directive, children } }: { readonly read: ReadDirective }) {
  const t = useWords(DIRECTIVES);
  const moment = useMoment();
  const [locale] = useLocale();
  const { parent, archiveNumber, versions } = directive;
  const newest = versions.at(-1);
  return (
    <Facts
      label={t("details")}
      facts={[
        [t("subject"), directive.subject],
        [t("issuer"), directive.issuer],
        [t("issuedOn"), date(parseDay(directive.issuedOn), locale)],
        [t("desk"), directive.unit.name],
        [
          t("parent"),
          parent &&
            (parent.id === null ? (
              parent.number
            ) : (
              <PageLink to="/directives/$id" parts={{ id: parent.id }}>
                {parent.number}
              </PageLink>
            )),
        ],
        [
          t("children"),
          children.length > 0 &&
            children.map(({ id, number }) => (
              <span key={id} className="between">
                <PageLink to="/directives/$id" parts={{ id }}>
                  {number}
                </PageLink>
              </span>
            )),
        ],
        [
          t("archive"),
          archiveNumber !== null &&
            newest !== undefined &&
            t("archiveAs", { number: archiveNumber, version: newest.number, time: moment(newest.filedAt) }),
        ],
      ]}
    />
  );
}

function Actions({ read: { directive, tasks } }: { readonly read: ReadDirective }) {
  const t = useWords(DIRECTIVES);
  const { id, mine } = directive;
  const parts = { id };
  return (
    <>
      {tasks.some(({ units }) => units > 0) && (
        <>
          <PageButton to="/directives/$id/progress" parts={parts}>
            {t("progress")}
          </PageButton>
          <PageButton to="/directives/$id/distribution" parts={parts}>
            {t("distribution")}
          </PageButton>
        </>
      )}
      {mine && (
        <>
          <PageButton to="/directives/$id/clauses" parts={parts}>
            {t("edit")}
          </PageButton>
          <EditHead directive={directive} />
        </>
      )}
    </>
  );
}

/** From more clauses on their marks stand above them. */
const LONG = 8;

/** The marks of the clauses: a press leads to one. */
function ClauseMarks({ clauses }: { readonly clauses: ReadDirective["clauses"] }) {
  const t = useWords(DIRECTIVES);
  return (
    <nav className="clause-marks" aria-label={t("clausesTo")}>
      {clauses.map(({ id, mark }) => (
        <Button
          key={id}
          aria-label={`${t("mark")} ${mark}`}
          onClick={() => {
            const card = document.getElementById(clauseAnchor(id));
            card?.focus({ preventScroll: true });
            card?.scrollIntoView();
          }}
        >
          {mark}
        </Button>
      ))}
    </nav>
  );
}

/** The page. */
export function DirectivePage() {
  const t = useWords(DIRECTIVES);
  const title = useWords(PAGES);
  const id = usePart("id");
  const query = useAsk(readDirective, { id });
  return (
    <Settled whole query={query}>
      {(read) => (
        <div className="stack">
          <PageTitle
            above={<PageLink to="/directives">{title("directives")}</PageLink>}
            actions={<Actions read={read} />}
          >
            {read.directive.number}
          </PageTitle>
          <LetterSteps read={read} />
          <Details read={read} />
          <Paper directive={read.directive} />
          <section className="stack" aria-labelledby="clauses-title">
            <h2 id="clauses-title">
              {t("clauses")} ({read.clauses.length})
            </h2>
            {read.clauses.length === 0 && <p>{t("clausesNone")}</p>}
            {read.clauses.length > LONG && <ClauseMarks clauses={read.clauses} />}
            {read.clauses.map((clause) => (
              <ClauseCard key={clause.id} clause={clause} read={read} />
            ))}
          </section>
          <Versions directive={read.directive} />
        </div>
      )}
    </Settled>
  );
}
