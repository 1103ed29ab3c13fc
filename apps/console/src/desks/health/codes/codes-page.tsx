/** Codes that went out: those that want somebody first, each with what can be done about it. */
import {
  type CaseWithoutCode,
  CODE_STATES,
  type CodeState,
  type IssuedCode,
  listCodes,
} from "@bluezone/contract/health/issued-codes";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CodeDialog } from "./code-dialog.tsx";
import { FindCase, type FoundCase } from "./find-case.tsx";
import { Funnel } from "./funnel.tsx";
import { useTroubleText } from "./use-state-text.ts";
import { CODES } from "./words.ts";
import "./codes.css";

/** A line: a code, or a case that has none. */
type Row = IssuedCode | CaseWithoutCode;
const codeIn = (row: Row): IssuedCode | undefined => ("id" in row ? row : undefined);

const asFound = ({ caseId, caseNumber, person }: Row): FoundCase => ({
  caseId,
  number: caseNumber,
  name: person.name,
});

function List({ onOpen }: { readonly onOpen: (found: FoundCase) => void }) {
  const t = useWords(CODES);
  const [locale] = useLocale();
  const troubleText = useTroubleText();
  const [state, setState] = useState<CodeState | "">("");
  const query = useAsk(listCodes, { limit: 500, ...(state === "" ? {} : { state }) }, { keep: true });
  return (
    <Settled query={query} words={CODES}>
      {({ codes, without, total, counts }) => (
        <DataTable<Row>
          caption={t("list")}
          columns={[
            { id: "person", title: t("person"), text: ({ person }) => person.name },
            {
              id: "case",
              title: t("case"),
              cell: ({ caseId, caseNumber }) => (
                <span className="whole">
                  <PageLink to="/cases/$id" parts={{ id: caseId }}>
                    {caseNumber}
                  </PageLink>
                </span>
              ),
              sort: ({ caseNumber }) => caseNumber,
            },
            {
              id: "state",
              title: t("state"),
              cell: (row) => {
                const state = "why" in row ? "attention" : row.state;
                const why = "why" in row ? t(`without_${row.why}`) : troubleText(row);
                return (
                  <div className="code-state">
                    <StateBadge tone={STATES.code[state]}>{t(`state_${state}`)}</StateBadge>
                    {why !== "" && <span>{why}</span>}
                  </div>
                );
              },
              sort: (row) => codeIn(row)?.state ?? "attention",
            },
            {
              id: "way",
              title: t("way"),
              cell: (row) => {
                const code = codeIn(row);
                return !code || code.trouble === "no_number" ? "–" : t(`way_${code.way}`);
              },
              sort: (row) => codeIn(row)?.way ?? "",
            },
            { id: "issued", title: t("issued"), moment: (row) => codeIn(row)?.issued ?? null },
            { id: "until", title: t("until"), moment: (row) => codeIn(row)?.until ?? null },
          ]}
          rows={[...without, ...codes]}
          total={Object.values(counts).reduce((sum, one) => sum + one, 0)}
          found={total}
          rowKey={({ caseId }) => caseId}
          actions={(code) => (
            <Button
              aria-label={t("moreFor", { name: code.person.name })}
              onClick={() => onOpen(asFound(code))}
            >
              {t("more")}
            </Button>
          )}
          empty={t("empty")}
          filters={
            <Chips
              name={t("state")}
              all={t("allStates")}
              choices={CODE_STATES.map((value) => ({
                value,
                label: t("count", { state: t(`state_${value}`), count: integer(counts[value] ?? 0, locale) }),
              }))}
              value={state}
              onChange={(value) => setState(value as CodeState | "")}
            />
          }
        />
      )}
    </Settled>
  );
}

/** The page. */
export function CodesPage() {
  const t = useWords(CODES);
  const title = useWords(PAGES);
  const { may } = useSession();
  const [finding, setFinding] = useState(false);
  const [open, setOpen] = useState<FoundCase>();
  const issues = may("codes.issue") && may("cases.read");
  useKey("new", () => issues && setFinding(true));
  return (
    <div className="stack">
      <PageTitle
        actions={
          issues && (
            <Button variant="filled" onClick={() => setFinding(true)}>
              {t("issue")}
            </Button>
          )
        }
      >
        {title("codes")}
      </PageTitle>
      <List onOpen={setOpen} />
      <Funnel />
      {finding && (
        <FindCase
          onClose={() => setFinding(false)}
          onFound={(found) => {
            setFinding(false);
            setOpen(found);
          }}
        />
      )}
      {open && <CodeDialog chosen={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
