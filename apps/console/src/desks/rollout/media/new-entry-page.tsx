/** A new entry of the plan. */
import {
  listMedia,
  MEDIA_CHANNELS,
  MEDIA_TOPICS,
  type MediaContent,
  planMedia,
  readKit,
} from "@bluezone/contract/rollout/media";
import { isoDay } from "@bluezone/protocol/time";
import { useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { MEDIA } from "./words.ts";

/** The page. */
export function NewEntryPage() {
  const t = useWords(MEDIA);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const today = useToday();
  const dayFault = useDayFault();
  const go = useGo();
  const [id] = useState(() => crypto.randomUUID());
  const kit = useAsk(readKit, {}).data?.parts ?? [];
  const plan = useAction(planMedia, { changes: [listMedia] });
  const draft = useDraft(
    { channel: "", topic: "", title: "", section: "", firstDay: "", lastDay: "", kit: "" },
    (values) => {
      const [first, last] = [typedDay(values.firstDay, today), typedDay(values.lastDay, today)];
      return {
        channel: values.channel === "" ? t("channelMissing") : undefined,
        topic: values.topic === "" ? t("topicMissing") : undefined,
        title: values.title.trim() === "" ? t("titleMissing") : undefined,
        firstDay: dayFault(values.firstDay),
        lastDay:
          dayFault(values.lastDay) ?? ((last ?? today) < (first ?? today) ? t("daysWrong") : undefined),
      };
    },
  );
  return (
    <>
      <PageTitle above={<PageLink to="/media">{title("media")}</PageLink>}>{t("planTitle")}</PageTitle>
      <Form
        draft={draft}
        words={MEDIA}
        send={t("plan")}
        onSend={async (values) => {
          await plan.send(
            {
              id,
              content: {
                channel: values.channel as MediaContent["channel"],
                topic: values.topic as MediaContent["topic"],
                title: values.title,
                section: values.section,
                firstDay: isoDay(typedDay(values.firstDay, today) ?? today),
                lastDay: isoDay(typedDay(values.lastDay, today) ?? today),
                kit: values.kit === "" ? null : values.kit,
              },
            },
            t("planned"),
          );
          go({ to: "/media/$id", parts: { id } });
        }}
      >
        <SelectField
          name="channel"
          label={t("channel")}
          required
          choices={MEDIA_CHANNELS.map((value) => ({ value, label: t(`channel_${value}`) }))}
        />
        <SelectField
          name="topic"
          label={t("topic")}
          required
          choices={MEDIA_TOPICS.map((value) => ({ value, label: t(`topic_${value}`) }))}
        />
        <TextField name="title" label={t("title")} required maxLength={200} />
        <TextField name="section" label={t("section")} maxLength={160} />
        <DateField name="firstDay" label={t("firstDay")} required />
        <DateField name="lastDay" label={t("lastDay")} required />
        <SelectField
          name="kit"
          label={t("kit")}
          none={t("noKit")}
          choices={kit.map((part) => ({ value: part.id, label: part.title[locale] }))}
        />
      </Form>
    </>
  );
}
