/** The versions in the archive, each held against its hash when it is opened. */
import { readFiled } from "@bluezone/contract/rollout/directives";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import type { ReadDirective } from "./read.ts";
import { DIRECTIVES } from "./words.ts";

function Filed({ id, number }: { readonly id: string; readonly number: number }) {
  const t = useWords(DIRECTIVES);
  const query = useAsk(readFiled, { id, number });
  return (
    <Settled query={query}>
      {({ whole, sha256, letter }) => (
        <div className="stack">
          <p className={whole ? undefined : "fault"}>{t(whole ? "whole" : "notWhole")}</p>
          <p className="small secret">
            {t("hash")}: {sha256}
          </p>
          <p>
            <strong>{letter.number}</strong> · {letter.subject}
          </p>
          {letter.clauses.map(({ mark, text }) => (
            <p key={mark} className="clause-text">
              <strong>{mark}</strong> {text}
            </p>
          ))}
        </div>
      )}
    </Settled>
  );
}

/** The list; nothing before the first is filed. */
export function Versions({ directive: { id, versions } }: Pick<ReadDirective, "directive">) {
  const t = useWords(DIRECTIVES);
  const moment = useMoment();
  const [open, setOpen] = useState<number>();
  if (versions.length === 0) return null;
  return (
    <Card title={t("versions")}>
      <ul className="plain stack">
        {versions.map(({ number, filedAt }) => (
          <li key={number} className="row">
            <Button onClick={() => setOpen(number)}>{t("version", { version: number })}</Button>
            <span className="small">
              {t("filedAt")} {moment(filedAt)}
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Dialog open wide title={t("version", { version: open })} onClose={() => setOpen(undefined)}>
          <Filed id={id} number={open} />
        </Dialog>
      )}
    </Card>
  );
}
