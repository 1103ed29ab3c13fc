/** Codes that went out: those that want somebody first, each with what can be done about it. */
import {
  CODE_STATES,
  type CodeState,
  type IssuedCode,
  listCodes,
} from "@bluezone/contract/health/issued-codes";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/chips.tsx";
import { DataTable } from "../../../kit/data-table.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { PageLink } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useKey } from "../../../kit/single-keys.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CodeDialog } from "./code-dialog.tsx";
import { FindCase, type FoundCase } from "./find-case.tsx";
import { Funnel } from "./funnel.tsx";
import { useStateText } from "./use-state-text.ts";
import { CODES } from "./words.ts";
import "./codes.css";

const asFound = ({ caseId, caseNumber, person }: IssuedCode): FoundCase => ({
  caseId,
  number: caseNumber,
  name: person.name,
});

function List({ onOpen }: { readonly onOpen: (found: FoundCase) => void }) {
  const t = useWords(CODES);
  const [locale] = useLocale();
  const moment = useMoment();
  const stateText = useStateText();
  const [state, setState] = useState<CodeState | "">("");
  const query = useAsk(listCodes, { limit: 500, ...(state === "" ? {} : { state }) }, { keep: true });
  return (
    <Settled query={query} words={CODES}>
      {({ codes, total, counts }) => (
        <DataTable
          caption={t("list")}
          columns={[
            {
              id: "person",
              title: t("person"),
              cell: ({ person }) => person.name,
              sort: ({ person }) => person.name,
            },
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
            { id: "state", title: t("state"), cell: stateText, sort: (code) => code.state },
            {
              id: "way",
              title: t("way"),
              cell: ({ way, trouble }) => (trouble === "no_number" ? "–" : t(`way_${way}`)),
              sort: ({ way }) => way,
            },
            {
              id: "issued",
              title: t("issued"),
              cell: (code) => moment(code.issued),
              sort: (code) => code.issued,
            },
            {
              id: "until",
              title: t("until"),
              cell: ({ until }) => (until ? moment(until) : "–"),
              sort: ({ until }) => until ?? "",
            },
          ]}
          rows={codes}
          total={Object.values(counts).reduce((sum, one) => sum + one, 0)}
          found={total}
          rowKey={({ id }) => id}
          actions={(code) => (
            <Button
              size="xs"
              aria-label={t("moreFor", { name: code.person.name })}
              onClick={() => onOpen(asFound(code))}
            >
              {t("more")}
            </Button>
          )}
          empty={<Empty>{t("empty")}</Empty>}
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
      <PageTitle>{title("codes")}</PageTitle>
      {issues && (
        <div className="row">
          <Button variant="filled" onClick={() => setFinding(true)}>
            {t("issue")}
          </Button>
        </div>
      )}
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
