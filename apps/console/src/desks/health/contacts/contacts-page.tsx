/** Contacts: found, filtered, classed many at once. */
import {
  ContactLeft,
  type ContactLine,
  ContactSource,
  MOST_CLASSED,
} from "@bluezone/contract/health/contacts";
import { RecordId } from "@bluezone/contract/health/person";
import { Button } from "@mantine/core";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { Chips } from "../../../kit/form/chips.tsx";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { useAddress } from "../../../kit/page/address.ts";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { Filters } from "../../../kit/table/filters.tsx";
import { Listed } from "../../../kit/table/listed.tsx";
import { useSession } from "../../../shell/session.ts";
import { KIT, PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { ClassifyDialog } from "./classify-dialog.tsx";
import "./contacts.css";
import { OfCase } from "./of-case.tsx";
import { Picked } from "./picked.tsx";
import { useContactColumns } from "./use-contact-columns.tsx";
import { type ContactFilter, useContactPages } from "./use-contact-pages.ts";
import { CONTACTS } from "./words.ts";

const CLASSES = ["waiting", "F1", "F2", "none", "case"] as const;
const DUE = ["late", "today", "later", "none"] as const;

// Made once: a table draws its rows anew when these are others.
const linkOf = ({ id }: ContactLine) => ({ to: "/contacts/$id", parts: { id } });

/** After classes a message leads to close contacts who never were in quarantine, of the same case where the list is of one. */
function useSayApart(): (close: number) => void {
  const t = useWords(CONTACTS);
  const toast = useToast();
  const { may } = useSession();
  const [, say] = useAddress("class", "left");
  return (close) => {
    if (close === 0 || !may("quarantine.write")) return;
    toast(t("toApart", { count: close }), (shut) => (
      <Button
        onClick={() => {
          shut();
          say({ class: "", left: "unquarantined" });
        }}
      >
        {t("seeApart")}
      </Button>
    ));
  };
}

function List({ filter }: { readonly filter: ContactFilter }) {
  const t = useWords(CONTACTS);
  const kit = useWords(KIT);
  const { may } = useSession();
  const columns = useContactColumns();
  const sayApart = useSayApart();
  const { query, rows, more, found, total, beyond } = useContactPages(filter);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [classing, setClassing] = useState<readonly string[]>();
  const pick = useCallback(
    (id: string, on: boolean) =>
      setPicked((before) => {
        const after = new Set(before);
        if (on && after.size < MOST_CLASSED) after.add(id);
        else after.delete(id);
        return after;
      }),
    [],
  );
  const classes = may("contacts.classify");
  const actions = useCallback(
    ({ id, name }: ContactLine) => (
      <label className="check">
        <input
          type="checkbox"
          aria-label={t("pick", { name })}
          checked={picked.has(id)}
          onChange={(event) => pick(id, event.currentTarget.checked)}
        />
        <span className="only-card">{t("pickThis")}</span>
      </label>
    ),
    [t, picked, pick],
  );
  const shown = useMemo(
    () =>
      columns.filter((column) => filter.caseId === undefined || !("id" in column && column.id === "case")),
    [columns, filter.caseId],
  );
  const plain = Object.keys(filter).length === 0;
  const waiting = filter.class === "waiting" && Object.keys(filter).length === 1;
  return (
    <Listed
      query={query}
      words={CONTACTS}
      empty={plain ? t("empty") : waiting ? t("noneWaiting") : kit("nothingLeft")}
      rowsOf={() => rows}
      above={() =>
        classes && (
          <Picked
            count={picked.size}
            shown={rows.length}
            onClassify={() => setClassing([...picked])}
            onPickShown={() => setPicked(new Set(rows.slice(0, MOST_CLASSED).map(({ id }) => id)))}
            onUnpick={() => setPicked(new Set())}
          />
        )
      }
      below={() =>
        classing && (
          <ClassifyDialog
            ids={classing}
            onClose={() => setClassing(undefined)}
            onDone={(close) => {
              setClassing(undefined);
              setPicked(new Set());
              sayApart(close);
            }}
          />
        )
      }
      caption={t("list")}
      columns={shown}
      rowLink={linkOf}
      found={plain ? total : found}
      total={total}
      narrowed={!plain}
      more={beyond}
      onNearEnd={more}
      {...(classes ? { actions } : {})}
    />
  );
}

/** The page. */
export function ContactsPage() {
  const t = useWords(CONTACTS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const [{ case: of, class: said, left: asked, find }, say] = useAddress("case", "class", "left", "find");
  const [typed, setTyped] = useState(find);
  const left = ContactLeft.safeParse(asked).data;
  const caseId = RecordId.safeParse(of).data;
  const classed = CLASSES.find((one) => one === said) ?? "";
  const [source, setSource] = useState("");
  const [due, setDue] = useState("");
  const words = useDeferredValue(typed.trim());
  const filter = useMemo<ContactFilter>(
    () => ({
      ...(caseId === undefined ? {} : { caseId }),
      ...(words.length > 1 ? { words } : {}),
      ...(classed === "" ? {} : { class: classed }),
      ...(source === "" ? {} : { source: source as ContactLine["source"] }),
      ...(due === "" ? {} : { due: due as (typeof DUE)[number] }),
      ...(left === undefined ? {} : { left }),
    }),
    [caseId, words, classed, source, due, left],
  );
  return (
    <div className="stack">
      <PageTitle
        actions={may("contacts.write") && <PageButton to="/contacts/import">{t("import")}</PageButton>}
      >
        {title("contacts")}
      </PageTitle>
      <p className="small">{t("explain")}</p>
      {caseId !== undefined && <OfCase caseId={caseId} />}
      {left !== undefined && (
        <p className="row">
          <strong>{t(`only_${left}`)}</strong>
          <PageLink to="/contacts" said={{ left: "" }}>
            {t("clearLeft")}
          </PageLink>
        </p>
      )}
      <Filters>
        <SearchBox
          label={t("find")}
          value={typed}
          onChange={(words) => {
            setTyped(words);
            if (find !== "") say({ find: "" });
          }}
        />
        <Chips
          name={t("class")}
          all={t("allClasses")}
          choices={CLASSES.map((value) => ({ value, label: t(`class_${value}`) }))}
          value={classed}
          onChange={(value) => say({ class: value })}
        />
        <Chips
          name={t("source")}
          all={t("allSources")}
          choices={ContactSource.options.map((value) => ({ value, label: t(`source_${value}`) }))}
          value={source}
          onChange={setSource}
        />
        <Chips
          name={t("due")}
          all={t("allDue")}
          choices={DUE.map((value) => ({ value, label: t(`due_${value}`) }))}
          value={due}
          onChange={setDue}
        />
      </Filters>
      <List key={JSON.stringify(filter)} filter={filter} />
    </div>
  );
}
