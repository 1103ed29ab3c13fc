/** The page's line to its stage: one WebSocket that brings the whole view and takes commands, and mends itself. */
import { useEffect, useRef, useState } from "react";
import type { Command, StageView } from "../src/stage/view.ts";

export type Stage = {
  /** The newest view; null until the first has come. */
  readonly view: StageView | null;
  readonly connected: boolean;
  /** What the stage said of the last command that it refused. */
  readonly refusal: string | null;
  readonly send: (command: Command) => void;
};

/** Milliseconds until the next try after the line broke. */
const RETRY = 1_000;

export function useStage(): Stage {
  const [view, setView] = useState<StageView | null>(null);
  const [connected, setConnected] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const socket = useRef<WebSocket | null>(null);

  useEffect(() => {
    let closed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async (again = false) => {
      // A town that was started anew knows no page of before: reading its address once makes this one known.
      if (again) await fetch("/").catch(() => undefined);
      if (closed) return;
      const line = new WebSocket(`ws://${location.host}/stage`);
      socket.current = line;
      line.onopen = () => setConnected(true);
      line.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as { view?: StageView; refusal?: string };
        if (message.view) setView(message.view);
        if (message.refusal) setRefusal(message.refusal);
      };
      line.onclose = () => {
        setConnected(false);
        if (!closed) timer = setTimeout(() => void open(true), RETRY);
      };
    };
    void open();
    return () => {
      closed = true;
      clearTimeout(timer);
      socket.current?.close();
    };
  }, []);

  const send = (command: Command) => {
    setRefusal(null);
    if (socket.current?.readyState === WebSocket.OPEN) socket.current.send(JSON.stringify(command));
  };
  return { view, connected, refusal, send };
}
