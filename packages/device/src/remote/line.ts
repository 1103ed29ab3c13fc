/** A line of texts between a screen and a phone whose engine runs in another process: a web socket, a pipe, a bridge of an app. */

/** One end of a line. Texts come whole and in the order in which they were sent, or the line closes. */
export interface Line {
  /** May throw once the line has closed. */
  send(text: string): void;
  /** Told of every text from now on. */
  onText(listener: (text: string) => void): void;
  /** Told once, when no text comes or goes any more; at once when that is so already. */
  onClose(listener: () => void): void;
}
