/** Two drafts of a bulletin side by side in one text: what is gone, what has come. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readBulletin, readBulletinVersion } from "@bluezone/contract/rollout/bulletins";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { wordDiff } from "./word-diff.ts";
import { BULLETINS } from "./words.ts";
import "./bulletins.css";

type Version = ResponseOf<typeof readBulletinVersion>;
const said = ({ vi }: Version): string => vi.map(({ text }) => text).join("\n");

function Difference({ id, from, to }: { readonly id: string; readonly from: number; readonly to: number }) {
  const t = useWords(BULLETINS);
  const older = useAsk(readBulletinVersion, { id, version: from });
  const newer = useAsk(readBulletinVersion, { id, version: to });
  return (
    <Settled query={older}>
      {(before) => (
        <Settled query={newer}>
          {(after) => {
            const runs = wordDiff(said(before), said(after));
            if (runs.every(({ kind }) => kind === "same")) return <p role="status">{t("same")}</p>;
            return (
              <div className="card script diff" lang="vi">
                {runs.map(({ kind, text }, i) => {
                  const key = `${i} ${kind}`;
                  if (kind === "gone")
                    return (
                      <del key={key}>
                        <span className="only-read">{t("gone")}: </span>
                        {text}
                      </del>
                    );
                  if (kind === "come")
                    return (
                      <ins key={key}>
                        <span className="only-read">{t("come")}: </span>
                        {text}
                      </ins>
                    );
                  return <span key={key}>{text}</span>;
                })}
              </div>
            );
          }}
        </Settled>
      )}
    </Settled>
  );
}

/** The page. */
export function VersionsPage() {
  const t = useWords(BULLETINS);
  const moment = useMoment();
  const id = usePart("id");
  const query = useAsk(readBulletin, { id });
  const [chosen, setChosen] = useState<readonly [from: number, to: number]>();
  return (
    <Settled whole query={query} words={BULLETINS}>
      {({ versions }) => {
        const newest = versions[0]?.version ?? 1;
        const [from, to] = chosen ?? [versions[1]?.version ?? newest, newest];
        const data = versions.map(({ version, name, at }) => ({
          value: String(version),
          label: t("versionOf", { version, name, time: moment(at) }),
        }));
        return (
          <div className="stack">
            <PageTitle
              above={
                <PageLink to="/bulletins/$id" parts={{ id }}>
                  {t("back")}
                </PageLink>
              }
            >
              {t("versionsTitle")}
            </PageTitle>
            <FormGrid narrow>
              <NativeSelect
                label={t("older")}
                data={data}
                value={String(from)}
                onChange={(event) => setChosen([Number(event.currentTarget.value), to])}
              />
              <NativeSelect
                label={t("newer")}
                data={data}
                value={String(to)}
                onChange={(event) => setChosen([from, Number(event.currentTarget.value)])}
              />
            </FormGrid>
            <Difference id={id} from={from} to={to} />
          </div>
        );
      }}
    </Settled>
  );
}
