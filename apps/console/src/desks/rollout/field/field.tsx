/** The field view: scan or type a code, say how it is, go on. Large targets, one hand, with or without a network. */
import { readPlacementCode } from "@bluezone/contract/rollout/placement-code";
import { PlacementAction } from "@bluezone/contract/rollout/placements";
import { showCode } from "@bluezone/vietnamese/code";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { FileInput } from "../../../kit/form/file-input.tsx";
import { useFirstFault } from "../../../kit/form/first-fault.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { canScan, scanCode } from "./camera.ts";
import { smallPhoto } from "./small-photo.ts";
import { type FieldPorts, type FieldState, useField } from "./use-field.ts";
import { FIELD } from "./words.ts";

function Status({ state, onSend }: { readonly state: FieldState; readonly onSend: () => void }) {
  const t = useWords(FIELD);
  const { line, waiting, others, arrived, unknown, person } = state;
  if (line === "starting") return null;
  return (
    <section className="status">
      <p role="status">
        {waiting > 0 ? <strong>{t("waiting", { count: waiting })}</strong> : arrived > 0 ? t("allSent") : ""}
        {arrived > 0 && <span> {t("done", { count: arrived })}</span>}
      </p>
      {line === "offline" && <p>{t("offline")}</p>}
      {line === "signed-out" && (
        <p className="notice">
          {t(person ? "signIn" : "firstTime")} <a href="./#/placements">{t("toSignIn")}</a>
        </p>
      )}
      {waiting > 0 && line === "offline" && (
        <button type="button" className="plain" onClick={onSend}>
          {t("send")}
        </button>
      )}
      {unknown.length > 0 && (
        <p role="alert" className="notice">
          {t("unknown", { codes: unknown.map(showCode).join(", ") })}
        </p>
      )}
      {others > 0 && <p>{t("others", { count: others })}</p>}
    </section>
  );
}

function Camera({
  onRead,
  onEnd,
}: {
  readonly onRead: (text: string) => void;
  readonly onEnd: (refused: boolean) => void;
}) {
  const t = useWords(FIELD);
  const video = useRef<HTMLVideoElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is opened once.
  useEffect(() => {
    const ending = new AbortController();
    if (video.current)
      scanCode(video.current, ending.signal).then(
        (read) => read !== undefined && onRead(read),
        () => onEnd(true),
      );
    return () => ending.abort();
  }, []);
  return (
    <section className="camera">
      <p>{t("scanning")}</p>
      <video ref={video} playsInline muted />
      <button type="button" className="plain" onClick={() => onEnd(false)}>
        {t("stop")}
      </button>
    </section>
  );
}

/** Finds a placement by camera or by hand. */
function Find({ onCode }: { readonly onCode: (code: string) => void }) {
  const t = useWords(FIELD);
  const [scanning, setScanning] = useState(false);
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState<"wrong" | "foreign" | "noCamera">();
  const [form, lookAt] = useFirstFault<HTMLFormElement>();
  const take = (text: string, from: "camera" | "hand"): void => {
    const code = readPlacementCode(text, location.origin);
    setScanning(false);
    setSaid(code === undefined ? (from === "camera" ? "foreign" : "wrong") : undefined);
    if (code === undefined) lookAt("field");
    else onCode(code);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take(typed, "hand");
  };
  if (scanning)
    return (
      <Camera
        onRead={(text) => take(text, "camera")}
        onEnd={(refused) => {
          setScanning(false);
          setSaid(refused ? "noCamera" : undefined);
        }}
      />
    );
  return (
    <section className="find">
      {canScan() && (
        <button type="button" className="main" onClick={() => setScanning(true)}>
          {t("scan")}
        </button>
      )}
      <form ref={form} onSubmit={submit}>
        <label htmlFor="code">{t(canScan() ? "typed" : "typedOnly")}</label>
        <p id="code-hint" className="small">
          {t("typedHint")}
        </p>
        <div className="typed">
          <input
            id="code"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            aria-describedby={said ? "code-hint code-said" : "code-hint"}
            aria-invalid={said !== undefined && said !== "noCamera"}
          />
          <button type="submit" className={canScan() ? "plain" : "main"}>
            {t("next")}
          </button>
        </div>
        {said && (
          <p id="code-said" role="alert" className="notice fault">
            {t(said)}
          </p>
        )}
      </form>
    </section>
  );
}

/** The page. */
export function Field(ports: FieldPorts) {
  const t = useWords(FIELD);
  const [locale, setLocale] = useLocale();
  const { state, mark, send } = useField(ports);
  const [code, setCode] = useState<string>();
  const [photo, setPhoto] = useState<Blob>();
  const [done, setDone] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t("title")} · Bluezone`;
  }, [t]);
  useEffect(() => {
    if (code !== undefined) heading.current?.focus();
  }, [code]);
  const choose = (next: string | undefined): void => {
    setPhoto(undefined);
    setCode(next);
  };
  const say = async (at: string, action: PlacementAction): Promise<void> => {
    await mark(at, action, photo);
    setDone(t("marked", { code: showCode(at), action: t(`action_${action}`) }));
    choose(undefined);
  };
  const other = locale === "vi" ? "en" : "vi";
  return (
    <>
      <header>
        <a href="./#/placements">{t("desk")}</a>
        <button type="button" className="bare" lang={other} onClick={() => setLocale(other)}>
          {other === "en" ? "English" : "Tiếng Việt"}
        </button>
      </header>
      <main>
        <h1>{t("title")}</h1>
        <Status state={state} onSend={() => void send()} />
        <p role="status" className="done">
          {done}
        </p>
        {state.person && code === undefined && <Find onCode={choose} />}
        {state.person && code !== undefined && (
          <section className="chosen">
            <h2 ref={heading} tabIndex={-1}>
              {showCode(code)}
            </h2>
            <p>{state.known.get(code)?.line ?? t("unlisted")}</p>
            <label className="photo" htmlFor="photo">
              {t("photo")}
              <FileInput
                id="photo"
                accept="image/*"
                capture="environment"
                onFile={(file) => smallPhoto(file).then(setPhoto)}
              />
            </label>
            <p role="status">{photo && t("hasPhoto")}</p>
            {PlacementAction.options.map((action, at) => (
              <button
                key={action}
                type="button"
                className={at === 0 ? "main" : "plain"}
                onClick={() => void say(code, action)}
              >
                {t(`action_${action}`)}
              </button>
            ))}
            <button type="button" className="bare" onClick={() => choose(undefined)}>
              {t("other")}
            </button>
          </section>
        )}
        <p className="small">
          {t(ports.lasting ? "keeps" : "noStore")}
          {state.person && ` ${t("by", { name: state.person.name })}`}
        </p>
      </main>
    </>
  );
}
