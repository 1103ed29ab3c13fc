/** A message as a screen shows it: without its token and nonce, which only the engine needs. */
import type { Answerer } from "@bluezone/contract/health/from-phone";
import type { Instant } from "@bluezone/protocol/time";
import type { Draft, MessageContent, MessageKind } from "../../message.ts";
import type { StoredMessage } from "../../storage.ts";
import type { Context } from "../context.ts";

/** How far a message is. */
type MessageState =
  /** It was tapped, and goes when it can. `cut`: a try came to nothing; it may have arrived all the same. */
  | { readonly is: "waiting"; readonly cut: boolean; readonly nextTry: Instant | null }
  /** The station has it. `until`: this phone forgets it then. */
  | {
      readonly is: "sent";
      readonly at: Instant;
      readonly until: Instant;
      readonly receipt: string;
      readonly station: Answerer;
    }
  /** A day of a diary that the station has. */
  | { readonly is: "noted"; readonly at: Instant; readonly until: Instant }
  /** It was taken back, and the server is told when it can be. */
  | {
      readonly is: "taking-back";
      readonly receipt: string;
      readonly cut: boolean;
      readonly nextTry: Instant | null;
    }
  /** The server took it not, or it could not be sent for a day (`not_sent`); what was written is kept, to be mended. */
  | { readonly is: "refused"; readonly at: Instant; readonly code: string };

/** One message. */
export interface MessageView {
  readonly id: string;
  readonly kind: MessageKind;
  /** Whom it is about; null where nobody asks. */
  readonly about: "self" | "family" | "other" | null;
  readonly writtenAt: Instant;
  /** What it says; null once it was sent, but for a day of a diary. */
  readonly content: MessageContent | null;
  readonly state: MessageState;
}

function stateOf({ state }: StoredMessage): MessageState {
  switch (state.is) {
    case "waiting":
      return { is: "waiting", cut: state.cut, nextTry: state.nextTry };
    case "sent":
      return {
        is: "sent",
        at: state.at,
        until: state.until,
        receipt: state.receipt,
        station: state.station,
      };
    case "taking-back":
      return { is: "taking-back", receipt: state.receipt, cut: state.cut, nextTry: state.nextTry };
    default:
      return state;
  }
}

/** All messages, newest first. */
export const messagesView = ({ memory }: Context): readonly MessageView[] =>
  [...memory.get("messages").messages]
    .sort((a, b) => b.writtenAt - a.writtenAt)
    .map((message) => ({
      id: message.id,
      kind: message.kind,
      about: message.about,
      writtenAt: message.writtenAt,
      content: message.content,
      state: stateOf(message),
    }));

/** The newest message that is not finished, or null. */
export function draftView({ memory }: Context): Draft | null {
  const { draft } = memory.get("messages");
  return draft && { kind: draft.kind, answers: draft.answers };
}
