/** One entry: what is planned, when it came out, photos that show it. */
import {
  changeMedia,
  listMedia,
  logMedia,
  type MediaEntry,
  mediaPhoto,
  mediaPhotoFile,
  readMedia,
} from "@bluezone/contract/rollout/media";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk, useToday, useUpload } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { STATES } from "../../../kit/look/states.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { shownDays } from "../shown-days.ts";
import { MEDIA } from "./words.ts";

const CHANGES = { changes: [readMedia, listMedia] };
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;

function Log({ entry: { id } }: { readonly entry: MediaEntry }) {
  const t = useWords(MEDIA);
  const today = useToday();
  const dayFault = useDayFault();
  const [outId, setOutId] = useState(() => crypto.randomUUID());
  const log = useAction(logMedia, CHANGES);
  const draft = useDraft({ day: date(today, "vi"), time: "", link: "", note: "" }, ({ day, time }) => ({
    day: dayFault(day),
    time: time.trim() !== "" && !TIME.test(time.trim()) ? t("timeWrong") : undefined,
  }));
  return (
    <Card title={t("logTitle")}>
      <Form
        draft={draft}
        words={MEDIA}
        send={t("log")}
        onSend={async ({ day, time, link, note }) => {
          await log.send(
            {
              id,
              outId,
              day: isoDay(typedDay(day, today) ?? today),
              time: time.trim() === "" ? null : time.trim().padStart(5, "0"),
              link: link.trim() === "" ? null : link.trim(),
              note,
            },
            t("logged"),
          );
          setOutId(crypto.randomUUID());
          draft.reset({ day, time: "", link: "", note: "" });
        }}
      >
        <DateField name="day" label={t("outDay")} required />
        <TextField name="time" label={t("time")} hint={t("timeHint")} short />
        <TextField name="link" label={t("link")} hint={t("linkHint")} inputMode="url" maxLength={300} />
        <TextField name="note" label={t("note")} maxLength={300} />
      </Form>
    </Card>
  );
}

function Outs({
  entry,
  photos,
}: {
  readonly entry: MediaEntry;
  readonly photos: readonly { readonly id: string; readonly outId: string }[];
}) {
  const t = useWords(MEDIA);
  const toast = useToast();
  const [locale] = useLocale();
  const { may } = useSession();
  const add = useUpload(mediaPhoto, CHANGES);
  if (entry.outs.length === 0) return null;
  return (
    <section className="stack" aria-label={t("outs")}>
      <h2>{t("outs")}</h2>
      {entry.outs.map(({ id, day, time, link, note }) => (
        <article key={id} className="card stack">
          <h3>{[date(parseDay(day), locale), time].filter((one) => one !== null).join(" · ")}</h3>
          {link !== null && (
            <p>
              <a href={link} rel="noreferrer">
                {link}
              </a>
            </p>
          )}
          {note !== "" && <p>{note}</p>}
          <ul>
            {photos
              .filter(({ outId }) => outId === id)
              .map((photo, at) => (
                <li key={photo.id}>
                  <a href={mediaPhotoFile.path.replace(":id", photo.id)}>{`${t("photos")} ${at + 1}`}</a>
                </li>
              ))}
          </ul>
          {may("media.write") && (
            <FileDrop
              label={t("addPhoto")}
              kinds={[".jpg", ".jpeg", ".png", ".webp", "image/jpeg", "image/png", "image/webp"]}
              most={12_000_000}
              share={add.isPending ? add.share : undefined}
              onFile={async (file) => {
                await add.mutateAsync({ file, told: { id: entry.id, outId: id } });
                toast(t("photoAdded"));
              }}
            />
          )}
        </article>
      ))}
      {add.error && <Failed error={add.error} words={MEDIA} />}
    </section>
  );
}

function CallOff({ entry: { id, version } }: { readonly entry: MediaEntry }) {
  const t = useWords(MEDIA);
  const change = useAction(changeMedia, CHANGES);
  const ask = { title: t("callOff"), text: t("callOffText"), yes: t("callOff") };
  return (
    <div className="row">
      <Button onClick={() => void change.act({ id, version, content: null }, t("calledOff"), ask)}>
        {t("callOff")}
      </Button>
      <FaultLine error={change.error} words={MEDIA} />
    </div>
  );
}

/** The page. */
export function EntryPage() {
  const t = useWords(MEDIA);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const id = usePart("id");
  const query = useAsk(readMedia, { id });
  return (
    <Settled whole query={query} words={MEDIA}>
      {({ entry, photos }) => {
        const { content, state, overdue } = entry;
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/media">{title("media")}</PageLink>}>{content.title}</PageTitle>
            <Facts
              label={content.title}
              facts={[
                [t("channel"), t(`channel_${content.channel}`)],
                [t("topic"), t(`topic_${content.topic}`)],
                [t("section"), content.section !== "" && content.section],
                [t("days"), shownDays(content, (day) => date(day, locale))],
                [t("unit"), entry.unitName],
                [
                  t("state"),
                  <StateBadge key="state" tone={overdue ? "late" : STATES.media[state]}>
                    {overdue ? t("overdue") : t(`state_${state}`)}
                  </StateBadge>,
                ],
              ]}
              note={entry.illustrative ? t("illustrative") : undefined}
            />
            <Outs entry={entry} photos={photos} />
            {may("media.write") && state !== "called-off" && <Log entry={entry} />}
            {may("media.write") && state === "planned" && <CallOff entry={entry} />}
          </div>
        );
      }}
    </Settled>
  );
}
