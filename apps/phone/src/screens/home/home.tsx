/** Home: one panel, slim bars, three lines, and where to go on. The screen only chooses; each state has its view. */
import { router } from "expo-router";
import { useState } from "react";
import { phoneName } from "../../adapters/device/phone-name.ts";
import { openAddress, openSettings } from "../../adapters/system/system.ts";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Note } from "../../kit/note.tsx";
import { Panel } from "../../kit/panel.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { messageDetail, unfinished } from "../messages/standing.ts";
import { quarantineTitle } from "../quarantine-day/quarantine-day.tsx";
import { standingOf } from "../quarantine-day/standing.ts";
import { Bar } from "./bar.tsx";
import { CodeRow } from "./code-row.tsx";
import { GuardRow } from "./guard-row.tsx";
import { Header } from "./header.tsx";
import { sightOf } from "./sight.ts";
import { StatusLines } from "./status-lines.tsx";
import type { Steps } from "./view.ts";

export function Home() {
  const words = useWords();
  const { t, lang } = words;
  const state = usePhoneState();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const [acting, setActing] = useState(false);
  const steps: Steps = {
    go: (path) => router.push(path as "/"),
    tap: (what) => {
      setActing(true);
      void run(() => (what === "check" ? phone.tap.checkNow() : phone.tap.resume())).finally(() =>
        setActing(false),
      );
    },
    mend: (what) => void run(() => phone.mend(what)),
    open: (settings) => void openSettings(settings),
    update: () => void openAddress(OPERATOR.installAddress),
  };
  const scene = { ...words, lang, state, steps, maker: phoneName()?.split(" ")[0] ?? null };
  const panel = sightOf(state.panel, scene);
  const started = state.panel.is !== "welcome";
  return (
    <Screen tab="home" header={<Header />} read={`${panel.title}. ${panel.sentence}`}>
      <Panel
        tone={panel.tone}
        icon={panel.icon}
        title={panel.title}
        sentence={panel.sentence}
        button={{ label: panel.next.label, onPress: panel.next.act, busy: busy && acting }}
      />
      {failed && (
        <Note tone="danger" alert>
          {t("home:failed")}
        </Note>
      )}
      {state.bars.map((notice) => (
        <Bar key={notice.is} sight={sightOf(notice, scene)} />
      ))}
      <StatusLines state={state} />
      {state.panel.is === "exposed-high" && <CallHotline kind="quiet" />}
      {started && (
        <Rows>
          <GuardRow state={state} />
          {state.quarantine !== null && (
            <Row
              icon="quarantine"
              label={quarantineTitle(state.quarantine, standingOf(state.quarantine, state.now), words)}
              onPress={() => router.push("/quarantine-day")}
              testID="go-quarantine"
            />
          )}
          {unfinished(state).map(({ kind, key, path }) => (
            <Row
              key={kind}
              label={t(`messages:tab.${key}`)}
              detail={messageDetail(state, kind, words) ?? ""}
              onPress={() => router.push(path as "/")}
              testID={`unfinished-${key}`}
            />
          ))}
          <CodeRow state={state} />
          {state.panel.is === "exposed-high" ? (
            <Row
              label={t("messages:callback.title")}
              onPress={() =>
                router.push(
                  `/callback?alert=${state.panel.is === "exposed-high" ? state.panel.alert.id : ""}` as "/",
                )
              }
              testID="go-callback"
            />
          ) : (
            <Row
              label={t("messages:declare.title")}
              onPress={() => router.push("/declare")}
              testID="go-declare"
            />
          )}
          {state.alerts.length > 0 ? (
            <Row label={t("home:alerts")} onPress={() => router.push("/alerts")} />
          ) : (
            <Row label={t("home:why-bluetooth")} onPress={() => router.push("/why-bluetooth")} />
          )}
        </Rows>
      )}
    </Screen>
  );
}
